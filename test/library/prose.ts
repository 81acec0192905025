/** Prose written for the tests: one sentence an entry, one paragraph a list. */
export const ENGLISH_PROSE: readonly (readonly string[])[] = [
  [
    'The harbour of Orrin was built for forty boats, and for most of a century forty boats lay in it.',
    'Then the cold years came.',
    'By 1962 there were nine, by 1970 there were four, and the harbour master, a patient man named Osei, counted them every evening all the same.',
    '“You count what is there,” he used to say. ',
    'Nobody on the council asked him what he wrote down, and he never offered to tell them.',
  ],
  [
    'What the council wanted was a dam.',
    'A dam, said Dr. Amsel of the U.S. survey, would keep the ice out and the fish in, and it would cost $4.25 million.',
    'It cost three times as much, it kept neither promise, and in its second winter it cracked from end to end.',
  ],
  [
    'Who was to blame?',
    'Some blamed the engineers; some, with better reason, blamed the men who had bought the cheaper stone.',
    'Osei blamed nobody, for he had written down the weight of every cart that crossed the bridge, and he knew that the answer lay in his book.',
    'The book is in the museum now.',
  ],
].map((paragraph) => paragraph.map((sentence) => sentence.trim()));

export const CHINESE_PROSE: readonly (readonly string[])[] = [
  [
    '这座港口原本是为四十条船修的，将近一百年里，港里也确实停着四十条船。',
    '后来天气一年比一年冷。',
    '到一九六二年只剩下九条，到一九七一年只剩下四条，可是港务长老欧每天傍晚照样去数。',
    '“有多少就数多少。”他常说。',
    '委员会里没有人问过他记下了什么，他也从来没有主动告诉过他们。',
  ],
  [
    '委员会想要的是一座水坝。',
    '他们请来的工程师说：“水坝能把冰挡在外面，把鱼留在里面。两年就能修好。”',
    '结果花了三倍的钱，两个愿望都落了空，第二年冬天水坝就从头裂到了尾。',
  ],
  [
    '这该怪谁呢？',
    '有人怪工程师；也有人更有道理，怪那些买了便宜石头的人。',
    '老欧谁也不怪，因为过桥的每一辆车有多重，他都记了下来，他知道答案就在那个本子里。',
    '那个本子现在放在博物馆里。',
  ],
];

/** The same Chinese in traditional script, by hand where the two differ. */
export const TRADITIONAL_PROSE: readonly (readonly string[])[] = [
  [
    '這座港口原本是為四十條船修的，將近一百年裡，港裡也確實停著四十條船。',
    '後來天氣一年比一年冷。',
    '到一九六二年只剩下九條，到一九七一年只剩下四條，可是港務長老歐每天傍晚照樣去數。',
    '「有多少就數多少。」他常說。',
    '委員會裡沒有人問過他記下了什麼，他也從來沒有主動告訴過他們。',
  ],
  [
    '委員會想要的是一座水壩。',
    '他們請來的工程師說：「水壩能把冰擋在外面，把魚留在裡面。兩年就能修好。」',
    '結果花了三倍的錢，兩個願望都落了空，第二年冬天水壩就從頭裂到了尾。',
  ],
  [
    '這該怪誰呢？',
    '有人怪工程師；也有人更有道理，怪那些買了便宜石頭的人。',
    '老歐誰也不怪，因為過橋的每一輛車有多重，他都記了下來，他知道答案就在那個本子裡。',
    '那個本子現在放在博物館裡。',
  ],
];

/** Breaks a paragraph into lines of at most so many characters: at blanks, or anywhere when it has none. */
export function wrap(text: string, width: number): string {
  const words = text.includes(' ') ? text.split(' ') : [...text];
  const glue = text.includes(' ') ? ' ' : '';
  const lines: string[] = [''];
  for (const word of words) {
    const line = lines.at(-1) ?? '';
    if (line && line.length + glue.length + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? line + glue + word : word;
  }
  return lines.join('\n');
}
