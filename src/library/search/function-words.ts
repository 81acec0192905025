import { stem, type TextUnit } from './units.ts';

/** English words that can occur in any sentence and say nothing about its subject. Folded, without apostrophes. */
const ENGLISH_WORDS = [
  'a an the this that these those each every either neither any some all both few many much more most other another such same own one ones two',
  'i me my mine myself we our ours ourselves you your yours yourself he him his himself she her hers herself it its itself they them their theirs themselves',
  'who whom whose which what when where why how whether somebody someone anybody anyone everybody everyone nobody something anything everything nothing',
  'be am is are was were been being do does did done doing dont doesnt didnt isnt arent wasnt werent cant wont have has had having will would shall should can could may might must ought',
  'to of in on at by for from with without within into onto upon over under about above below between among through during before after since until till against across along around off up down out per via vs versus',
  'and or but nor so yet if then than because though although while unless as like not no yes',
  'here there now just only even still also too very quite rather again ever never always often once already perhaps maybe really',
  'say says said make makes made making get gets got go goes going gone come comes came let lets put puts take takes took give gives gave want wants think thinks know knows see sees tell show shows',
  'hold holds held thing things kind way ways lot bit self please ok okay hello hi hey thanks thank good',
  'question questions problem problems issue issues debate topic topics',
];
const ENGLISH = new Set(ENGLISH_WORDS.join(' ').split(' '));
const ENGLISH_STEMS = new Set([...ENGLISH].map(stem));

/** Chinese words of the same kind, the longer ones first. Single characters are also part of content words (会谈): see `isParticle`. */
const CHINESE_WORDS = [
  '(.)[不没]\\1|为什么|为甚么|怎么样|怎么办|什么样|什么时候|是什么|有什么|没什么',
  '什么|甚么|怎么|怎样|如何|为何|为啥|多少|几个|哪里|哪儿|哪个|哪些|哪一|是谁|谁',
  '我们|你们|您们|他们|她们|它们|咱们|大家|自己|别人|有人|人们|这个|那个|这些|那些|这样|那样|这里|那里|这种|那种|这是|那是|一个|一种|一些|有些',
  '因为|所以|但是|可是|不过|而且|如果|虽然|然而|或者|还是|以及|并且|就是|只是|不是|也是|都是|是否',
  '可以|可能|能够|应该|应当|必须|需要|已经|正在|将会|没有|不能|不会|不要|觉得|认为|知道|看到|关于|对于|由于|通过|之后|之前|的话|之类|等等',
  '谢谢|你好|您好|请问|问题|争论|话题',
  '(?:那|这|哪)(?:一)?(?:句话|句|段话|段|篇)',
  '[的了吗呢吧啊呀嘛么是在和与及或也都就还又我你您他她它们这那哪很太着地得再更最而则其之所被把让给不没会能要该有]',
].join('|');
const CHINESE = new RegExp(CHINESE_WORDS, 'gu');
/** Characters that are part of no content word. */
const PARTICLES = new Set('的了吗呢吧啊呀嘛么您她它们哪');

export const isParticle = (character: string): boolean => PARTICLES.has(character);

/** True for an English word that says nothing about a subject. */
export const isFunctionWord = (word: string): boolean => ENGLISH.has(word) || ENGLISH_STEMS.has(stem(word));

/**
 * The units of a folded text that say something about its subject: without function words. A single character between function words stays,
 * because it may be a content word (`卖`).
 */
export function contentUnits(folded: string, units: readonly TextUnit[]): TextUnit[] {
  const empty = new Set<number>();
  for (const { 0: found, index } of folded.matchAll(CHINESE))
    for (let at = index; at < index + found.length; at++) empty.add(at);
  const says = ({ text, dense, start }: TextUnit) => (dense ? !empty.has(start) : !isFunctionWord(text));
  const last = units.length - 1;
  const isCompound =
    last > 0 && SHOW.test(units[last]?.text ?? '') && units.every((unit, at) => at === last || says(unit));
  return units.filter((unit, at) => says(unit) || (isCompound && at === last));
}

/** A verb of any sentence, and a noun at the end of a phrase without other function words: `talk show`. */
const SHOW = /^shows?$/;
