import { superscript } from '../scripts.ts';
import { type Macro, macros } from './macros.ts';
import type { Region } from './region.ts';

/** Numbers and units as the package siunitx has them written: `\SI{9.8}{\metre\per\second\squared}` is 9.8 m s⁻². */
export const QUANTITIES: ReadonlyMap<string, Macro> = macros(
  ['num', (region) => region.out.add(number(region))],
  ['si unit', (region) => region.out.add(unit(region))],
  [
    'SI qty',
    (region) => {
      region.optional();
      if (region.peek() === '{') region.out.add(quantity(number(region), unit(region)));
    },
  ],
  ['numrange', (region) => region.out.add(`${number(region)}–${number(region)}`)],
  ['SIrange qtyrange', (region) => region.out.add(quantity(`${number(region)}–${number(region)}`, unit(region)))],
  [
    'ang',
    (region) => {
      const parts = region.argument(true).split(';');
      region.out.add(parts.map((part, index) => (part === '' ? '' : part + (['°', '′', '″'][index] ?? ''))).join(''));
    },
  ],
);

function quantity(value: string, symbol: string): string {
  return /^[°′″%](?!C)/.test(symbol) ? value + symbol : `${value} ${symbol}`.trim();
}

/** `1.2e-3` as 1.2×10⁻³, `5 +- 1` as 5 ± 1. */
function number(region: Region): string {
  region.optional();
  const written = region.argument(true).trim().replace(/\+-/g, '±');
  const [, mantissa, exponent] = /^([^eEdD]*)[eEdD]([+-]?\d+)$/.exec(written) ?? [];
  if (exponent === undefined) return written;
  return `${mantissa ? `${mantissa}×` : ''}10${superscript(exponent.replace('+', ''), false)}`;
}

const PREFIXES =
  symbols(`femto f pico p nano n micro μ milli m centi c deci d hecto h kilo k mega M giga G tera T peta P
exa E kibi Ki mebi Mi gibi Gi`);
const UNITS =
  symbols(`meter m metre m gram g kilogram kg second s ampere A kelvin K mole mol candela cd hertz Hz newton N pascal Pa
joule J watt W coulomb C volt V farad F ohm Ω siemens S weber Wb tesla T henry H lumen lm lux lx becquerel Bq gray Gy sievert Sv
degreeCelsius °C celsius °C degree ° arcminute ′ arcsecond ″ percent % minute min hour h day d liter L litre L tonne t
electronvolt eV angstrom Å barn b decibel dB bel B byte B dalton Da parsec pc um μm us μs ug μg uA μA uL μL uV μV uW μW`);
const POWERS: ReadonlyMap<string, number> = new Map([
  ['squared', 2],
  ['square', 2],
  ['cubed', 3],
  ['cubic', 3],
]);

/** The unit that comes next; one that is not written in commands stands as it is: `{m/s}`. */
function unit(region: Region): string {
  const from = region.at;
  const written = region.rawArgument() ?? '';
  if (!written.includes('\\')) {
    region.at = from;
    return region.argument(true).trim();
  }
  const factors: { symbol: string; power: number }[] = [];
  let power = 1;
  let prefix = '';
  for (const [token, name = token] of written.matchAll(/\\([A-Za-z]+)|[^\\\s{}~]+/g)) {
    const last = factors.at(-1);
    if (name === 'per') power = -power;
    else if (/^(?:square|cubic)$/.test(name)) power *= POWERS.get(name) ?? 1;
    else if (POWERS.has(name) && last) last.power *= POWERS.get(name) ?? 1;
    else if (PREFIXES.has(name)) prefix += PREFIXES.get(name) ?? '';
    else {
      factors.push({ symbol: prefix + (UNITS.get(name) ?? name), power });
      power = 1;
      prefix = '';
    }
  }
  return factors.map((factor) => factor.symbol + raised(factor.power)).join(' ') || prefix;
}

function raised(power: number): string {
  return power === 1 ? '' : superscript(String(power), false);
}

function symbols(list: string): ReadonlyMap<string, string> {
  const words = list.split(/\s+/);
  return new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ''] as const] : [])));
}
