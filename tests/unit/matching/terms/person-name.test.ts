import { describe, expect, it } from 'vitest';
import { isNamed } from '../../../../shared/matching/terms/person-name.ts';

describe('a name that is asked for', () => {
  it.each([
    ['hinton', 'Geoffrey Hinton'],
    ['hinton g', 'Hinton, Geoffrey E.'],
    ['Geoffrey Hinton', 'G. Hinton'],
    ['Smith JK', 'John K. Smith'],
    ['Smith JK', 'Smith, John Kevin'],
    ['John Smith', 'Smith JK'],
    ['JP Smith', 'Jean-Pierre Smith'],
    ['Jean-Pierre Smith', 'J.-P. Smith'],
    ['Wang Xiaoming', 'Xiao-Ming Wang'],
    ['Wang Xiao-ming', 'Xiaoming Wang'],
    ['Wang XM', 'Xiao-Ming Wang'],
    ['Li Wei', 'LI Wei'],
    ['van der Berg', 'Berg, Jan van der'],
    ['García-Márquez', 'Gabriel Garcia Marquez'],
    ["O'Brien", 'Conan OBrien'],
    ['OBrien', 'Conan O’Brien'],
    ['王小明', '王小明'],
    ['王小明', '王 小明'],
    ['김 민수', '김민수'],
    ['王*', '王小明'],
    ['Иванов', 'Иванов И. И.'],
    ['Geoffrey Hint*', 'Hinton, G.'],
  ])('as %s is that of %s', (name, author) => expect(isNamed(author, name)).toBe(true));

  it.each([
    ['hinton y', 'Geoffrey Hinton'],
    ['Smith J', 'Mary Smith'],
    ['John Smith', 'Smith MK'],
    ['AI Smith', 'Alan Smith'],
    ['John Smith Jr', 'John Smith'],
    ['王', '王小明'],
    ['王小', '王小明'],
    ['McDonald', 'MacDonald'],
    ['*', 'Anybody'],
    ['g h', 'Geoffrey Hinton'],
  ])('as %s is not that of %s', (name, author) => expect(isNamed(author, name)).toBe(false));
});
