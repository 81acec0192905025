import { strToU8, zipSync } from 'fflate';

/** A file of a book: its body, and what the table of contents calls the places in it. `types`: its `epub:type`. */
export type BookPart = {
  file: string;
  body: string;
  types?: string;
  contents?: readonly (readonly [title: string, fragment?: string])[];
};
export type Book = {
  title: string;
  author?: string;
  language?: string;
  parts: readonly BookPart[];
  /** The list of the table of contents, instead of one made of the parts. */
  contents?: string;
  /** An EPUB 2 has its table of contents in another file. */
  version?: 2 | 3;
};

const page = (body: string, types = '') =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body${types && ` epub:type="${types}"`}>${body}</body></html>`;

/** Makes an e-book. */
export function makeEpub({ title, author = 'Ana Li', language = 'en', parts, contents, version = 3 }: Book): Buffer {
  const entries = parts.flatMap(({ file, contents: own = [] }) =>
    own.map(([words, fragment]) => ({ words, href: `${file}.xhtml${fragment ? `#${fragment}` : ''}` })),
  );
  const list = contents ?? entries.map(({ words, href }) => `<li><a href="${href}">${words}</a></li>`).join('');
  const points = entries.map(
    ({ words, href }, at) =>
      `<navPoint id="n${at}" playOrder="${at}"><navLabel><text>${words}</text></navLabel><content src="${href}"/></navPoint>`,
  );
  const items = parts.map(
    ({ file }, at) => `<item id="c${at}" href="${file}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const order = parts.map((_, at) => `<itemref idref="c${at}"/>`);
  const files: Record<string, string> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dc:language>${language}</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" ${version === 3 ? 'properties="nav" ' : ''}media-type="application/xhtml+xml"/><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>${items.join('')}</manifest><spine toc="ncx">${order.join('')}</spine></package>`,
    'OPS/nav.xhtml': version === 3 ? page(`<nav epub:type="toc"><ol>${list}</ol></nav>`) : page('<p>Contents</p>'),
    'OPS/toc.ncx': `<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${version === 2 ? points.join('') : ''}</navMap></ncx>`,
  };
  for (const { file, body, types } of parts) files[`OPS/${file}.xhtml`] = page(body, types);
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level: 1 }),
  );
}

const p = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('');

const chapter = (file: string, title: string, ...texts: string[]): BookPart => ({
  file,
  body: `<h2>${title}</h2>${p(...texts)}`,
  contents: [[title]],
});

/** A short book about a keeper of bees, in English and in Chinese, with what stands around the text of a book. */
export const BEES_EN: Book = {
  title: 'The Bee Year',
  parts: [
    { file: 'cover', body: '<img src="cover.jpg" alt="Cover"/>' },
    { file: 'front', body: p('The Bee Year', 'Ana Li', 'Second printing'), types: 'titlepage' },
    { file: 'rights', body: p('Copyright 2011 by Ana Li. All rights reserved.'), types: 'copyright-page' },
    chapter(
      'c1',
      'Spring',
      'The hives woke in the first week of March. Ilse counted eleven of the twelve.',
      'One had been empty since the frost, and she did not yet know why. Her neighbour blamed the new road.',
      'She wrote the number 11 into the book and drew a line below it.',
    ),
    chapter(
      'c2',
      'The Swarm',
      'In May a swarm hung in the pear tree like a brown coat. The whole street came to look.',
      'Ilse had a ladder and a basket, and no fear at all. It took her 40 minutes.',
      'Afterwards the mayor asked her whether bees have a queen or a government.',
    ),
    chapter(
      'c3',
      'Honey',
      'The summer gave 96 jars. She sold half of them at the market in Orrin.',
      'The rest stood in the cellar, dark as tea, and nobody was allowed to count them.',
      'In September she closed the book and left the hives to the wasps and the rain.',
    ),
    { file: 'end', body: p('This book was set in a type that nobody remembers.'), types: 'colophon' },
  ],
};

export const BEES_ZH: Book = {
  title: '蜜蜂的一年',
  language: 'zh-Hans',
  parts: [
    { file: 'rights', body: p('版权所有，翻印必究。'), contents: [['版权信息']] },
    chapter(
      'c0',
      '译者序',
      '我在旧书摊上遇到这本小书，花了三块钱。译稿改了四遍，仍有不少遗憾。',
      '书中的地名一律音译，不再加注。',
    ),
    chapter(
      'c1',
      '春天',
      '三月的第一个星期，蜂箱醒了。伊尔莎数了数，十二箱里有十一箱。',
      '有一箱从霜冻以后就空了，她还不知道原因。邻居怪那条新修的路。',
      '她把 11 这个数字记在本子上，在下面画了一条线。',
    ),
    chapter(
      'c2',
      '分蜂',
      '五月，一群蜂像一件棕色的外套挂在梨树上。整条街的人都来看。',
      '伊尔莎有一架梯子和一只篮子，一点也不怕。她用了 40 分钟。',
      '后来镇长问她，蜜蜂有的是女王还是政府。',
    ),
    chapter(
      'c3',
      '蜂蜜',
      '夏天收了 96 罐蜜。她在奥林的集市上卖掉了一半。',
      '其余的放在地窖里，颜色深得像茶，谁也不许去数。',
      '九月，她合上本子，把蜂箱留给了黄蜂和雨水。',
    ),
  ],
};
