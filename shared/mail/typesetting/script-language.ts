/**
 * The language that a text's script gives away, for `lang`: Japanese, Korean and Chinese share code points and differ in glyphs. Undefined for
 * scripts of many languages (Latin, Cyrillic, Arabic), and for a few such characters in a text of another script.
 */
export function scriptLanguage(text: string): 'ja' | 'ko' | 'zh' | undefined {
  if (!/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)) return undefined;
  const kana = text.match(/[\u3040-\u30ff]/g)?.length ?? 0;
  const hangul = text.match(/[\uac00-\ud7af]/g)?.length ?? 0;
  const han = text.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if ((kana + hangul + han) * 3 < letters) return undefined;
  if (hangul > kana + han) return 'ko';
  return kana > 0 ? 'ja' : 'zh';
}
