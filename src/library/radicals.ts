/**
 * Radicals that stand for a whole character, each before its character. Browsers that print Chinese to PDF write 马 as the radical ⻢, where
 * the font draws both alike. NFKC leaves these as they are.
 */
const RADICALS =
  '⺁厂⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺝月⺞歹⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭⺪疋⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀';
const CHARACTERS = new Map(Array.from(RADICALS.matchAll(/(.)(.)/gu), ([, radical = '', one = '']) => [radical, one]));

/** Returns the text with characters in place of radicals and of forms that are kept for older encodings; ligatures become letters. */
export function withCharacters(text: string): string {
  return text.replace(
    /[\ufb00-\ufb06\u2e80-\u2fdf\uf900-\ufaff]/gu,
    (one) => CHARACTERS.get(one) ?? one.normalize('NFKC'),
  );
}
