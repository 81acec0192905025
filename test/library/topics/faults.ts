import type { Article } from '#core/article.ts';
import { textKey } from '#library/numbering/text-key.ts';
import { revision } from '../../core/mill.ts';

const LINES = [
  'The harbour council bought a steam crane in 1911.',
  'Dockers feared that the crane would take their wages.',
  'The council promised that nobody would be dismissed.',
  'Within two years, forty dockers had left.',
  'The engineer wrote that the crane had saved three lives.',
];
/** An article of our own, and a topic about it that is right in everything. */
export const CRANE: Article = {
  id: 'crane',
  workspace: 'local',
  parallels: {},
  editions: [{ language: 'en', revisions: [revision(1, ...LINES.map((line, at) => `${at + 1} ${line}`))] }],
};
const sum = (at: number) => textKey(LINES[at - 1] ?? '').slice(0, 12);
const at = (n: number) => `"crane:${n} = ${sum(n)}"`;

export const GOOD = `format: 1
question: { en: "Should the harbour have bought the crane?", zh-Hans: "港口该不该买起重机？" }
background:
  - { en: "The crane came in 1911.", zh-Hans: "起重机一九一一年到港。" }
  - { en: "It ran on steam.", zh-Hans: "它烧蒸汽。" }
  - { en: "Forty dockers left.", zh-Hans: "四十名码头工人离开了。" }
articles:
  crane: { id: crane }
points:
  - { id: work, en: "What became of the work?", zh-Hans: "活计怎么样了？" }
camps:
  - id: buyers
    name: { en: "For the crane", zh-Hans: "主张买" }
    summary: { en: "The crane saved lives.", zh-Hans: "起重机救了人命。", evidence: [${at(5)}] }
    claims:
      - { point: work, en: "The council kept the dockers.", zh-Hans: "议会保住了工人。", evidence: [${at(3)}] }
    answer: { en: "Dockers were promised their places.", zh-Hans: "工人的位置有承诺。", evidence: [${at(3)}] }
  - id: dockers
    name: { en: "For the dockers", zh-Hans: "替工人说话" }
    summary: { en: "The crane took wages.", zh-Hans: "起重机夺走了工钱。", evidence: [${at(2)}] }
    claims:
      - { point: work, en: "Forty dockers lost their place.", zh-Hans: "四十名工人丢了饭碗。", evidence: [${at(4)}] }
    answer: { en: "A promise kept no docker.", zh-Hans: "承诺没有留住一个工人。", evidence: [${at(4)}] }
agreed:
  - { en: "The council bought a crane.", zh-Hans: "议会买了起重机。", evidence: [${at(1)}] }
motions:
  - { en: "This house would buy the crane.", zh-Hans: "本方主张买起重机。", for: [buyers], against: [dockers] }
prompts:
  - { id: saved, kind: understand, camp: buyers, en: "Whom did it save?", zh-Hans: "它救了谁？", from: ${at(5)} }
  - { id: left, kind: compare, camp: dockers, en: "Who left?", zh-Hans: "谁离开了？", from: ${at(4)} }
synonyms:
  - [crane, hoist, 起重机]
reviewed: { by: Ines, on: 2026-11-24 }
`;

/** The good file with prompts that only format 2 has. */
export const GOOD_2 = GOOD.replace('format: 1', 'format: 2').replace(
  'synonyms:\n',
  `  - id: both
    kind: compare
    en: "Whose sentence would you keep?"
    zh-Hans: "你会留下哪一句？"
    from: { buyers: ${at(5)}, dockers: ${at(2)} }
  - id: own
    kind: apply
    en: "Would you have voted for the crane?"
    zh-Hans: "你会投票赞成买吗？"
    answers:
      - { en: "Yes, at once", zh-Hans: "会，马上买" }
      - { en: "Not before a promise", zh-Hans: "先要有承诺" }
      - { en: "1911", zh-Hans: "1911" }
synonyms:
`,
);
const ANSWERS = '      - { en: "1911", zh-Hans: "1911" }\n';
const SIDES = `from: { buyers: ${at(5)}, dockers: ${at(2)} }`;

/** Faults of what only format 2 has, as in `BREAKS`, in the file of format 2. */
export const BREAKS_2: Readonly<Record<string, readonly [string, string]>> = {
  'needs-format-2': ['format: 2', 'format: 1'],
  'two-camps': [SIDES, `from: { buyers: ${at(5)} }`],
  'unknown-camp': [SIDES, `from: { buyers: ${at(5)}, sellers: ${at(2)} }`],
  'camp-and-sides': [SIDES, `${SIDES}\n    camp: buyers`],
  'evidence-unreadable': [SIDES, `from: { buyers: crane, dockers: ${at(2)} }`],
  'answer-twice': [ANSWERS, `${ANSWERS}      - { en: "yes, too", zh-Hans: "会，马上买" }\n`],
  'answer-too-long': [ANSWERS, `      - { en: "${'Yes '.repeat(14)}", zh-Hans: "${'会'.repeat(30)}" }\n`],
  'too-much': [ANSWERS, ANSWERS.repeat(4)],
  'wrong-language': [ANSWERS, '      - { en: "Perhaps", zh-Hans: "Maybe" }\n'],
  'not-of-camp': [SIDES, `from: { buyers: ${at(2)}, dockers: ${at(5)} }`],
  'no-passage': [SIDES, `from: { buyers: ${at(5)}, dockers: "crane:77" }`],
  'uneven-passages': [SIDES, `from: { buyers: "crane:3-5 = ${[3, 4, 5].map(sum).join(', ')}", dockers: ${at(4)} }`],
};

/** Every kind of fault with what makes it: a piece of the good file, and what stands there instead. */
export const BREAKS: Readonly<Record<string, readonly [string, string]>> = {
  'unknown-key': ['format: 1\n', 'format: 1\ncolour: red\n'],
  missing: ['synonyms:\n  - [crane, hoist, 起重机]\n', 'synonyms:\n  - [crane, hoist, 起重机]\nagred: []\n'],
  type: ['question: { en: "Should the harbour have bought the crane?"', 'question: { en: [1]'],
  'too-little': ['  - { en: "Forty dockers left.", zh-Hans: "四十名码头工人离开了。" }\n', ''],
  'too-much': ['[crane, hoist, 起重机]', `[crane, ${'h'.repeat(70)}, 起重机]`],
  format: ['on: 2026-11-24', 'on: 2026-02-30'],
  value: ['kind: understand', 'kind: guess'],
  article: ['crane: { id: crane }', 'crane: { id: crane }\n  other: { href: x }'],
  'id-twice': ['id: left', 'id: saved'],
  'no-evidence': [`"议会买了起重机。", evidence: [${at(1)}]`, '"议会买了起重机。", evidence: []'],
  'evidence-unreadable': [`from: ${at(5)}`, 'from: crane'],
  'unknown-article': [`夺走了工钱。", evidence: [${at(2)}]`, '夺走了工钱。", evidence: ["winch:2"]'],
  backward: [`救了人命。", evidence: [${at(5)}]`, '救了人命。", evidence: ["crane:5-4"]'],
  'range-too-long': [`保住了工人。", evidence: [${at(3)}]`, '保住了工人。", evidence: ["crane:1-5"]'],
  'wrong-language': ['zh-Hans: "活计怎么样了？"', 'zh-Hans: "Work?"'],
  'many-sentences': ['"A promise kept no docker."', '"A promise kept nobody. It was cheap."'],
  'unknown-camp': ['for: [buyers]', 'for: [sellers]'],
  'both-sides': ['against: [dockers]', 'against: [dockers, buyers]'],
  'unknown-point': ['point: work, en: "The council', 'point: play, en: "The council'],
  unused: ['points:\n', 'points:\n  - { id: idle, en: "Idle?", zh-Hans: "闲置？" }\n'],
  'first-screen': ['"The crane took wages."', `"${'The crane took wages and wages and more wages, '.repeat(20)}"`],
  'empty-camp': [
    `    claims:\n      - { point: work, en: "Forty dockers lost their place.", zh-Hans: "四十名工人丢了饭碗。", evidence: [${at(4)}] }\n`,
    '    claims: []\n',
  ],
};

/** Faults that only show beside the article; each is of a file whose shape is right. */
export const BREAKS_BESIDE: Readonly<Record<string, readonly [string, string]>> = {
  'no-article': ['crane: { id: crane }', 'crane: { id: crane }\n  ship: { id: ship }'],
  'no-edition': ['crane: { id: crane }', 'crane: { id: crane }\n  same: { id: crane, edition: zh }'],
  'no-passage': [`from: ${at(5)}`, 'from: crane:77'],
  'checksum-missing': [`from: ${at(4)}`, 'from: crane:4'],
  checksum: [`议会买了起重机。", evidence: [${at(1)}]`, `议会买了起重机。", evidence: ["crane:1 = ${'0'.repeat(12)}"]`],
  lost: [`保住了工人。", evidence: [${at(3)}]`, `保住了工人。", evidence: ["crane:30 = ${'1'.repeat(12)}"]`],
  moved: [`夺走了工钱。", evidence: [${at(2)}]`, `夺走了工钱。", evidence: ["crane:20 = ${sum(2)}"]`],
  'no-shared-word': ['en: "The crane saved lives."', 'en: "Machines are kind."'],
  'uneven-claims': [
    `    answer: { en: "A promise`,
    `${`      - { en: "Dockers left again.", zh-Hans: "工人又走了。", evidence: [${at(4)}] }\n`.repeat(2)}    answer: { en: "A promise`,
  ],
  'uneven-evidence': [
    `丢了饭碗。", evidence: [${at(4)}]`,
    `丢了饭碗。", evidence: [${at(4)}, ${at(2)}, ${at(1)}, ${at(3)}, ${at(5)}]`,
  ],
  'uneven-prompts': [
    'prompts:\n',
    `prompts:\n${['a', 'b'].map((id) => `  - { id: ${id}, kind: apply, camp: buyers, en: "And now?", zh-Hans: "现在呢？", from: ${at(5)} }\n`).join('')}`,
  ],
  'not-reviewed': ['reviewed: { by: Ines, on: 2026-11-24 }\n', ''],
};
