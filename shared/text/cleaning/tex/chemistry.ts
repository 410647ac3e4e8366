import { subscript, superscript } from '../scripts.ts';

const ARROWS: Readonly<Record<string, string>> = { '<=>': '⇌', '<->': '↔', '->': '→', '<-': '←' };

/** A formula of the package mhchem, whose groups are read already: `SO4^2-` is SO₄²⁻, `2H2 + O2 -> 2H2O` a reaction. */
export function chemistry(formula: string): string {
  return formula
    .replace(/<=>|<->|->|<-/g, (arrow) => ARROWS[arrow] ?? arrow)
    .replace(/\^(\d*[+-]|\d+)/g, (_, charge: string) => superscript(charge, false))
    .replace(/(?<=[\p{L})\]])\d+/gu, (count) => subscript(count, false))
    .replace(/(?<=[\p{L})\]₀-₉])[+-](?=\s|$)/gu, (charge) => superscript(charge, false));
}
