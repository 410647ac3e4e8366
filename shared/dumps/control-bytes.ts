const TAB = 0x09;
const LINE_FEED = 0x0a;
const VERTICAL_TAB = 0x0b;
const FORM_FEED = 0x0c;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/**
 * Makes CRLF and CR into LF and takes control characters out, in bytes of an encoding that holds ASCII as ASCII. Page breaks become spaces, so that
 * words stay apart. Remembers a CR at the end of one block for the next.
 */
export function controlBytesFilter(): (block: Uint8Array) => Uint8Array {
  let afterReturn = false;
  return (block) => {
    if (!afterReturn && !hasControls(block)) return block;
    const kept = new Uint8Array(block.length);
    let length = 0;
    for (const byte of block) {
      if (byte >= SPACE || byte === TAB) kept[length++] = byte;
      else if (byte === CARRIAGE_RETURN || (byte === LINE_FEED && !afterReturn)) kept[length++] = LINE_FEED;
      else if (byte === FORM_FEED || byte === VERTICAL_TAB) kept[length++] = SPACE;
      afterReturn = byte === CARRIAGE_RETURN;
    }
    return kept.subarray(0, length);
  };
}

/** Whether there is a control character other than tab and LF. Looks at sixteen bytes at once: this runs over every byte of every dump. */
function hasControls(block: Uint8Array): boolean {
  const aligned = block.byteOffset % 4 === 0 ? block.length & ~3 : 0;
  const words = new Uint32Array(block.buffer, aligned > 0 ? block.byteOffset : 0, aligned >> 2);
  const fours = words.length & ~3;
  for (let index = 0; index < fours; index += 4) {
    const a = words[index] as number;
    const b = words[index + 1] as number;
    const c = words[index + 2] as number;
    const d = words[index + 3] as number;
    // The high bit of each byte that is below 0x20 (and of some above a borrow, which the exact look then clears).
    const low = ((a - 0x20202020) & ~a) | ((b - 0x20202020) & ~b) | ((c - 0x20202020) & ~c) | ((d - 0x20202020) & ~d);
    if ((low & 0x80808080) !== 0 && hasControlAmong(block, index * 4, index * 4 + 16)) return true;
  }
  return hasControlAmong(block, fours * 4, block.length);
}

function hasControlAmong(block: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) {
    const byte = block[index] as number;
    if (byte < SPACE && byte !== LINE_FEED && byte !== TAB) return true;
  }
  return false;
}
