import { type Corpus, isJoined, unitOf } from './corpus.ts';
import type { ReadWords, Slot } from './query.ts';
import type { Retrieved } from './retrieve.ts';
import { soundsOf } from './syllables.ts';

/** All syllables of pinyin, by their initials. `ü` is typed v or u. */
const SYLLABLES = [
  'a ai an ang ao e ei en eng er o ou',
  'ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu',
  'pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu',
  'ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu',
  'fa fan fang fei fen feng fo fou fu',
  'da dai dan dang dao de dei den deng di dian diao die ding diu dong dou du duan dui dun duo',
  'ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo',
  'na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve nue',
  'la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve lue',
  'ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo',
  'ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo',
  'ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo',
  'ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun',
  'qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun',
  'xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun',
  'zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo',
  'cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo',
  'sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo',
  'ran rang rao re ren reng ri rong rou ru ruan rui run ruo',
  'za zai zan zang zao ze zei zen zeng zi zong zou zu zuan zui zun zuo',
  'ca cai can cang cao ce cen ceng ci cong cou cu cuan cui cun cuo',
  'sa sai san sang sao se sen seng si song sou su suan sui sun suo',
  'ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun',
  'wa wai wan wang wei wen weng wo wu',
];
const KNOWN = new Set(SYLLABLES.join(' ').split(' '));
const LONGEST = 6;

/** One form for sounds that many speakers do not tell apart: zh and z, ng and n. */
const plain = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^([nl])(?:v|u)(e?)$/, '$1v$2');

/** The syllables of a word of Latin letters, as few as possible. Tones in digits are left out. Undefined if it is none. */
export function syllablesIn(word: string): string[] | undefined {
  const letters = word.replace(/[1-5]/g, '');
  if (!/^[a-z]+$/.test(letters)) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    for (let from = Math.max(0, end - LONGEST); from < end; from++) {
      const before = best[from];
      const syllable = letters.slice(from, end);
      if (!before || !KNOWN.has(syllable) || (best[end] && (best[end]?.length ?? 0) <= before.length + 1)) continue;
      best[end] = [...before, syllable];
    }
  }
  return best[letters.length];
}

type UnitsBySound = ReadonlyMap<string, readonly number[]>;
const bySound = new WeakMap<Corpus, UnitsBySound>();

/** The Han characters of the texts by their sounds. A thousand characters take some ms, so this waits for the first pinyin. */
function unitsBySound(corpus: Corpus): UnitsBySound {
  const known = bySound.get(corpus);
  if (known) return known;
  const units = new Map<string, number[]>();
  for (const [unit, text] of corpus.lexicon.units.entries()) {
    if (!HAN.test(text)) continue;
    for (const sound of new Set(soundsOf(text).map(plain))) units.set(sound, [...(units.get(sound) ?? []), unit]);
  }
  bySound.set(corpus, units);
  return units;
}
const HAN = /^\p{Script=Han}$/u;

const SOUND = 0.9;
const FEWEST_SYLLABLES = 2;

/** A query whose Latin words are pinyin: every syllable means any character of that sound. Undefined if they are not. */
export function readAsPinyin(query: ReadWords, corpus: Corpus): ReadWords | undefined {
  const words = query.slots.map(({ dense, text }) => (dense ? undefined : syllablesIn(text)));
  const syllables = words.reduce((sum, one) => sum + (one?.length ?? 0), 0);
  if (syllables < FEWEST_SYLLABLES || query.slots.some(({ dense }, at) => !dense && !words[at])) return undefined;
  const bySound = unitsBySound(corpus);
  const slots = query.slots.flatMap(
    (slot, at) => words[at]?.map((one, i) => slotOf(one, i > 0, bySound, corpus)) ?? [slot],
  );
  return { slots, sayings: [], terms: new Map(), flat: '', kind: 'text' };
}

function slotOf(syllable: string, joined: boolean, bySound: UnitsBySound, { rarity }: Corpus): Slot {
  const units = bySound.get(plain(syllable)) ?? [];
  const weight = Math.min(...units.map((unit) => rarity[unit] ?? 0), UNKNOWN);
  return {
    text: syllable,
    dense: true,
    joined,
    weight,
    alternatives: units.map((unit) => ({ unit, strength: SOUND })),
    isEmpty: false,
  };
}
/** Weight of a syllable that no character has. */
const UNKNOWN = 5;

/** Passages by the sounds of the query in them, best first. Neighbours that are neighbours in the query count twice. */
export function scanSounds(
  { slots }: ReadWords,
  corpus: Corpus,
  most: number,
  passes: (passage: number) => boolean,
): Retrieved[] {
  const slotsOf = new Map<number, number[]>();
  for (const [at, { alternatives }] of slots.entries())
    for (const { unit } of alternatives) slotsOf.set(unit, [...(slotsOf.get(unit) ?? []), at]);
  const found: Retrieved[] = [];
  const single = new Float64Array(slots.length);
  const paired = new Float64Array(slots.length);
  const { stream, starts } = corpus;
  for (let passage = 0; passage + 1 < starts.length; passage++) {
    single.fill(0);
    paired.fill(0);
    let before: readonly number[] = [];
    for (let at = starts[passage] ?? 0; at < (starts[passage + 1] ?? 0); at++) {
      const entry = stream[at] ?? 0;
      const here = slotsOf.get(unitOf(entry)) ?? [];
      for (const slot of here) {
        const weight = slots[slot]?.weight ?? 0;
        single[slot] = weight;
        if (isJoined(entry) && before.includes(slot - 1)) paired[slot] = weight;
      }
      before = here;
    }
    const score = sum(single) + 2 * sum(paired);
    if (score > 0 && passes(passage)) found.push({ passage, score });
  }
  return found.sort((a, b) => b.score - a.score || a.passage - b.passage).slice(0, most);
}

const sum = (numbers: Float64Array): number => numbers.reduce((all, one) => all + one, 0);
