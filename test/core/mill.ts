import type { Article, Bead, Revision } from '#core/article.ts';

/** A revision from lines such as `12a He said nothing.` */
export function revision(number: number, ...lines: string[]): Revision {
  const rows = lines.map((line) => ({ label: line.split(' ')[0] ?? '', words: line.slice(line.indexOf(' ') + 1) }));
  let at = 0;
  const passages = rows.map(({ label, words }) => {
    const start = at;
    at += words.length + 1;
    return { label, start, end: start + words.length, paragraph: 0 };
  });
  const text = rows.map(({ words }) => `${words}\n`).join('');
  return { number, addedAt: number, addedBy: 'test', meta: { title: 'The mill', authors: [] }, text, passages };
}

const beads = (...pairs: string[]): Bead[] =>
  pairs.map((pair) => {
    const [primary = '', other = ''] = pair.split('=').map((labels) => labels.trim());
    return { primary: primary.split(' ').filter(Boolean), other: other.split(' ').filter(Boolean) };
  });

/** English is the primary; its second sentence was rewritten once. Chinese says the fourth in two, and adds one at the end. */
export const MILL: Article = {
  id: 'mill',
  workspace: 'local',
  editions: [
    {
      language: 'en',
      revisions: [
        revision(
          1,
          '1 The mill stood empty.',
          '2 Owls lived in it.',
          '3 It burned.',
          '4 We ran, and we watched.',
          '5 Then it rained.',
        ),
        revision(
          2,
          '1 The mill stood empty.',
          '2a An owl lived in it.',
          '3 It burned.',
          '4 We ran, and we watched.',
          '5 Then it rained.',
        ),
      ],
    },
    {
      language: 'zh',
      revisions: [
        revision(
          1,
          '1 磨坊空着。',
          '2 猫头鹰住在里面。',
          '3 它烧了。',
          '4 我们跑去。',
          '4a 我们看着。',
          '5 后来下雨了。',
          '5a 雨下了一夜。',
        ),
      ],
    },
    { language: 'zh-Hant', revisions: [revision(1, '1 磨坊空著。', '3 它燒了。', '4 我們跑去看。')] },
  ],
  parallels: {
    zh: beads('1=1', '2a=2', '3=3', '4=4 4a', '5=5', '=5a'),
    'zh-Hant': beads('1=1', '2a=', '3=3', '4=4', '5='),
  },
};
