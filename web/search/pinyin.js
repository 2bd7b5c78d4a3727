// The first letters of Chinese words in pinyin, by the order in which the browser's own dictionary
// sorts characters: each letter's first character marks where it begins.

const FIRST = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';
const HAN = /\p{Script=Han}/u;

/** @returns {function(string): string} or one that gives '' where the browser cannot sort pinyin */
export function createInitials() {
  const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
  const marks = [...FIRST];
  const sorts = collator.resolvedOptions().collation === 'pinyin' || collator.compare('八', '阿') > 0;
  const known = new Map();

  function letterOf(character) {
    let letter = '';
    for (let i = 0; i < marks.length && collator.compare(marks[i], character) <= 0; i++) {
      letter = LETTERS[i];
    }
    return letter;
  }

  return (name) => {
    if (!sorts) {
      return '';
    }
    let letters = '';
    for (const character of name) {
      if (!known.has(character)) {
        known.set(character, HAN.test(character) ? letterOf(character) : /[a-z0-9]/i.test(character) ? character.toLowerCase() : '');
      }
      letters += known.get(character);
    }
    return letters;
  };
}
