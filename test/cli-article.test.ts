import { describe, expect, it } from 'vitest';
import { place, type Ran } from './cli-program.ts';
import { LIGHTHOUSE_ZH, lighthouse } from './commands/lighthouse.ts';
import { MILL_EN, MILL_ZH } from './fetch/pages-of-the-mill.ts';
import { BEES_EN, makeEpub } from './library/ingest/make-epub.ts';
import { lines, makePdf } from './library/ingest/make-pdf.ts';

const SLOW = { timeout: 60_000 };
const KEEPER = new TextDecoder().decode(lighthouse().bytes);
const json = ({ out }: Ran): unknown => JSON.parse(out);

/** A folder whose data has the lighthouse in both languages. */
async function withKeeper() {
  const here = place();
  here.write('keeper.en.md', KEEPER);
  here.write('keeper.zh.txt', LIGHTHOUSE_ZH.join('\n'));
  await here.parley('article', 'add', 'keeper.en.md');
  await here.parley('article', 'add', 'keeper.zh.txt', '--edition-of', 'keeper');
  return here;
}

describe('parley article attributions', () => {
  it(
    'lists whose words and views the article reports, of its first edition unless another is asked for',
    SLOW,
    async () => {
      const { parley } = await withKeeper();
      const listed = await parley('article', 'attributions', 'keeper');
      expect(listed).toMatchObject({ code: 0, err: '' });
      expect(listed.out).toMatch(/^Marta.*: 6/m);
      expect((await parley('article', 'attributions', 'keeper', '--lang', 'zh')).out).toMatch(/^玛尔塔.*: 6/m);
      expect(await parley('article', 'attributions', 'keeper', '--lang', 'zh-Hant')).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('keeper'),
      });
    },
  );

  it('gives what is sure and what is not apart, as JSON', SLOW, async () => {
    const { parley } = await withKeeper();
    const { attributions } = json(await parley('article', 'attributions', 'keeper', '--json')) as {
      attributions: { holder: string; passages: unknown[]; sure: boolean }[];
    };
    const marta = attributions.find(({ holder, sure }) => holder.includes('Marta') && sure);
    expect(marta?.passages).toContain(6);
    for (const { passages } of attributions) expect(passages.length).toBeGreaterThan(0);
  });
});

describe('parley article show', () => {
  it('gives every passage of every edition, as JSON', SLOW, async () => {
    const { parley } = await withKeeper();
    const shown = json(await parley('article', 'show', 'keeper', '--json'));
    expect(shown).toMatchObject({
      id: 'keeper',
      title: 'The Keeper of Brandt Point',
      shelf: false,
      published: '2024-02-09',
      editions: [
        { lang: 'en', revision: 1, title: 'The Keeper of Brandt Point' },
        { lang: 'zh', revision: 1 },
      ],
    });
    const { editions } = shown as { editions: { passages: { passage: unknown; text: string }[] }[] };
    expect(editions[1]?.passages.map(({ text }) => text)).toEqual([...LIGHTHOUSE_ZH]);
    expect(editions[0]?.passages[5]).toMatchObject({ passage: 6, text: expect.stringContaining('frozen solid') });
  });
});

describe('parley article edit', () => {
  it('corrects what is said about an article, of the edition that is named', SLOW, async () => {
    const { parley } = await withKeeper();
    const edited = await parley('article', 'edit', 'keeper', '--title', 'The Keeper', '--author', 'Ana Li; Bo Hale');
    expect(edited).toMatchObject({ code: 0, err: '' });
    expect(edited.out).toContain('corrected keeper (en): The Keeper; Ana Li, Bo Hale; 2024-02-09');
    const zh = await parley('article', 'edit', 'keeper', '--lang', 'zh', '--date', '2024年3月1日', '--json');
    expect(json(zh)).toMatchObject({ id: 'keeper', lang: 'zh', changed: true, published: '2024-03-01' });
    expect((await parley('article', 'edit', 'keeper', '--source', '-', '--json')).out).not.toContain('example.org');
    expect((await parley('article', 'edit', 'keeper', '--title', 'The Keeper')).out).toContain('says this already');
    expect(await parley('article', 'edit', 'keeper')).toMatchObject({ code: 2, out: '' });
    expect((await parley('article', 'edit', 'chip-controls', '--title', 'X')).err).toContain('belongs to the shelf');
    expect((await parley('article', 'add', 'keeper.en.md')).out).toContain('is here already, word for word');
    expect((await parley('quote', 'keeper:6')).out).toContain('frozen solid');
  });
});

describe('parley article add', () => {
  it('names what of a file’s head was not used, and adds the rest', SLOW, async () => {
    const { parley, write } = place();
    write('bees.md', '---\nlayout: post\ntitle: Bees: a dance\ndate: soon\n---\n\nBees dance in the dark.\n');
    const added = await parley('article', 'add', 'bees.md');
    expect(added).toMatchObject({ code: 0, out: 'added bees: 1 passage (en)\n' });
    expect(added.err).toBe(
      'parley: line 4 “date” is no day, such as 2025-02-03\nparley: in the head, not used: layout\n',
    );
    expect((await parley('article', 'show', 'bees')).out).toContain('Bees: a dance');
  });

  it('says in the reader’s words what became of a file that is there, changed, or the same', SLOW, async () => {
    const { parley, write } = await withKeeper();
    expect((await parley('article', 'add', 'keeper.en.md')).out).toContain(
      'keeper is here already, word for word: 10 passages',
    );
    write('keeper.en.md', `${KEEPER}It is dark now.\n`);
    expect((await parley('article', 'add', 'keeper.en.md')).out).toContain(
      'revised keeper: 11 passages, 10 kept, 1 new, 0 withdrawn (en, 2024-02-09, https://www.example.org/keeper)',
    );
    expect((await parley('article', 'remove', 'keeper', '--yes')).out).toContain(
      'removed keeper: 2 editions, 3 revisions, 21 passages',
    );
  });
});

describe('parley article add', () => {
  it('adds a page by its address, names its other language, and tells of walls', SLOW, async () => {
    const { parley } = place();
    const added = await parley('article', 'add', `${MILL_EN}?utm_source=mail`);
    expect(added).toMatchObject({ code: 0, out: `added silent-mill: 5 passages (en, 2024-05-06, ${MILL_EN})\n` });
    expect(added.err).toContain(`parley article add ${MILL_ZH} --edition-of silent-mill`);
    const other = await parley('article', 'add', MILL_ZH, '--edition-of', 'silent-mill', '--json');
    expect(json(other)).toMatchObject({ id: 'silent-mill', lang: 'zh', source: MILL_ZH, outcome: 'edition' });
    expect((await parley('quote', '四十卷天气日记', '--limit', '1')).out).toContain('silent-mill:2\t他死后');
    expect(await parley('article', 'add', MILL_EN)).toMatchObject({ out: expect.stringContaining('is here already') });
    const wall = await parley('article', 'add', 'https://site.example/wall');
    expect(wall).toMatchObject({ code: 1, err: expect.stringContaining('save the page, and add that file') });
  });

  it('keeps the page of a PDF and the time of a caption, which its JSON says', SLOW, async () => {
    const { write, parley } = place();
    write('bell.pdf', makePdf([lines(['It rang for the boats.']), lines(['Then the stars led them home.'])]));
    write('talk.srt', '1\n00:00:07,500 --> 00:00:09,000\nNobody asked the fish.\n');
    expect(await parley('article', 'add', 'bell.pdf', 'talk.srt')).toMatchObject({ code: 0 });
    const [found] = (await parley('quote', 'stars led them', '--json')).lines.map((one) => JSON.parse(one));
    expect(found.hits[0]).toMatchObject({ reference: 'bell:2', page: 2 });
    const shown = json(await parley('article', 'show', 'talk', '--json'));
    expect(shown).toMatchObject({ editions: [{ passages: [{ passage: 1, time: 7500 }] }] });
  });
});

describe('parley article add, of an e-book', () => {
  it('adds it as one, and says how its chapters become articles', SLOW, async () => {
    const here = place();
    here.write('bees.epub', makeEpub(BEES_EN));
    const one = await here.parley('article', 'add', 'bees.epub', '--id', 'whole');
    expect(one).toMatchObject({ code: 0, out: expect.stringContaining('added whole: 17 passages') });
    expect(one.err).toContain('it has 3 chapters; with --chapters each becomes an article');
    expect((await here.parley('article', 'add', 'bees.epub', '--id', 'whole', '--no-chapters')).err).toBe('');
    const chapters = await here.parley('article', 'add', 'bees.epub', '--chapters');
    expect(chapters.out).toContain('3 new articles, bees-1 to bees-3');
    expect(chapters.out).toContain('bees-2  The Swarm (5)');
    expect(chapters.err).toContain('left out: The Bee Year');
    const shown = await here.parley('article', 'show', 'bees', '--json');
    expect(
      shown.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).book.chapter),
    ).toEqual([1, 2, 3]);
    expect((await here.parley('article', 'remove', 'bees', '--yes')).out).toContain('removed bees: 3 chapters');
  });
});
