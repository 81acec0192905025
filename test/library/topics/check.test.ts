import { describe, expect, it } from 'vitest';
import { checkTopic } from '#library/topics/check.ts';
import { BREAKS, BREAKS_2, BREAKS_BESIDE, CRANE, GOOD, GOOD_2 } from './faults.ts';

const AT_TWO = BREAKS['unknown-article']?.[0].split('。", ')[1] ?? '';
const AGAINST = { articles: [CRANE], groups: [] };
const check = (text: string, id = 'crane') => checkTopic(id, text, AGAINST);
const kinds = (text: string) => check(text).faults.map(({ kind }) => kind);

function broken(breaks: typeof BREAKS): string {
  return Object.entries(breaks).reduce((text, [kind, [from, to]]) => {
    if (!text.includes(from)) throw new Error(`${kind}: nothing to break`);
    return text.replace(from, to);
  }, GOOD);
}

describe('the check of a topic', () => {
  it('finds nothing wrong with a topic that is right', () => {
    expect(check(GOOD)).toEqual({ faults: [], waitsFor: [] });
  });

  it.each(Object.keys(BREAKS).filter((kind) => kind !== 'missing'))('finds in a file otherwise right: %s', (kind) => {
    expect(kinds(broken({ [kind]: BREAKS[kind] ?? ['', ''] }))).toContain(kind);
  });

  it.each(Object.keys(BREAKS_BESIDE))('finds beside the article, in a file otherwise right: %s', (kind) => {
    expect(kinds(broken({ [kind]: BREAKS_BESIDE[kind] ?? ['', ''] }))).toContain(kind);
  });

  it('says of a broken copy all that is wrong in its shape and within it, at once', () => {
    const { 'both-sides': _, missing: __, ...together } = BREAKS;
    const text = broken(together).replace('    answer: { en: "Dockers', '    answr: { en: "Dockers');
    const found = new Set(kinds(text));
    const wanted = [...Object.keys(together), 'missing'].filter((kind) => kind !== 'unknown-camp');
    expect(wanted.filter((kind) => !found.has(kind))).toEqual([]);
    expect(wanted.length).toBeGreaterThanOrEqual(20);
  });

  it('says of another copy all that is wrong beside the article, at once', () => {
    const found = new Set(kinds(broken(BREAKS_BESIDE)));
    expect(Object.keys(BREAKS_BESIDE).filter((kind) => !found.has(kind))).toEqual([]);
  });

  it('finds nothing wrong with answers to tap, two camps side by side, and a prompt that starts from no passage', () => {
    expect(check(GOOD_2)).toEqual({ faults: [], waitsFor: [] });
  });

  it.each(Object.keys(BREAKS_2))('finds in a file of format 2 otherwise right: %s', (kind) => {
    const [from, to] = BREAKS_2[kind] ?? ['', ''];
    expect(GOOD_2).toContain(from);
    const { faults } = check(GOOD_2.replace(from, to));
    expect(faults.map((one) => one.kind)).toContain(kind);
    for (const { what } of faults) expect(what.zh).toMatch(/\p{Script=Han}/u);
  });

  it('says of each thing in a file of format 1 that only format 2 has where it is and what to write', () => {
    const { faults } = check(GOOD_2.replace('format: 2', 'format: 1'));
    const lines = GOOD_2.split('\n');
    const at = (text: string) => lines.findIndex((one) => one.includes(text)) + 1;
    expect(faults.map(({ line, kind }) => [line, kind])).toEqual([
      [at('from: { buyers'), 'needs-format-2'],
      [at('- id: own'), 'needs-format-2'],
      [at('answers:'), 'needs-format-2'],
    ]);
    for (const { what } of faults) expect(`${what.en} ${what.zh}`).toMatch(/“format: 2”.* format: 2$/);
  });

  it('says of a file of a later format that it needs a newer Parley', () => {
    const [fault] = check(GOOD.replace('format: 1', 'format: 3')).faults;
    expect(fault?.what).toEqual({
      en: 'this Parley reads topics of the formats 1 and 2; those of a later one need a newer Parley',
      zh: '这个版本的 Parley 只能读第 1、2 版格式的话题；更高的格式需要升级 Parley',
    });
  });

  it('writes the checksums of two camps’ passages, each in its place', () => {
    const bare = GOOD_2.replace(
      /from: \{ buyers: "crane:5 = \w+", dockers: "crane:2 = \w+" \}/,
      'from: { buyers: "crane:5", dockers: "crane:2" }',
    );
    expect(bare).not.toBe(GOOD_2);
    expect(check(bare).fixed).toBe(GOOD_2);
  });

  it('takes up to four passages in a row as one piece of evidence', () => {
    const ranged = (to: number) => kinds(GOOD.replace(/"crane:1 = \w+"/, `"crane:1-${to}"`));
    expect(ranged(4)).not.toContain('range-too-long');
    expect(ranged(5)).toContain('range-too-long');
  });

  it('names the line on which each stands', () => {
    const text = broken({ value: BREAKS.value ?? ['', ''] });
    const line = text.split('\n').findIndex((one) => one.includes('kind: guess')) + 1;
    expect(check(text).faults).toMatchObject([{ line, kind: 'value', level: 'error' }]);
  });

  it('says what is wrong in both languages', () => {
    for (const { what } of check(broken(BREAKS_BESIDE)).faults) {
      expect(what.en).toMatch(/[a-z]/);
      expect(what.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('says of a sentence that is not written yet that alone, and takes figures for any language', () => {
    const empty = GOOD.replace('en: "Who left?"', 'en: ""');
    expect(kinds(empty)).toEqual(['too-little']);
    expect(kinds(GOOD.replace('en: "Who left?"', 'en: "1911?"'))).toEqual([]);
    expect(kinds(GOOD.replace('en: "Who left?"', 'en: "谁？"'))).toEqual(['wrong-language']);
  });

  it('says of a name that leads nowhere which there are', () => {
    const said = (from: string, to: string) => {
      if (!GOOD.includes(from)) throw new Error(`nothing to break: ${from}`);
      return check(GOOD.replace(from, to)).faults.map(({ what }) => [what.en, what.zh]);
    };
    expect(said(AT_TWO, 'evidence: ["winch:2"]')).toContainEqual([
      '“winch” is not among the articles: crane',
      'articles 里没有“winch”，现有：crane',
    ]);
    const [none] = said('articles:\n  crane: { id: crane }\n', 'articles: {}\n');
    expect(none).toEqual(['is not written as it should be', '写法不对']);
    expect(said('articles:\n  crane: { id: crane }\n', 'articles: {}\n')).toContainEqual([
      '“crane” is not among the articles: none',
      'articles 里没有“crane”，现有：无',
    ]);
    expect(said('for: [buyers]', 'for: [sellers]')).toContainEqual([
      'there is no camp “sellers”; there are buyers, dockers',
      '没有这一派：“sellers”，现有：buyers、dockers',
    ]);
    expect(said('point: work, en: "The council', 'point: play, en: "The council')).toContainEqual([
      'there is no point “play”; there are work',
      '没有这个分歧点：“play”，现有：work',
    ]);
    expect(
      said('points:\n  - { id: work, en: "What became of the work?", zh-Hans: "活计怎么样了？" }\n', 'points: []\n'),
    ).toContainEqual(['there is no point “work”; there are none', '没有这个分歧点：“work”，现有：无']);
  });

  it('reads what is not YAML, has anchors, or is nested without end, and says so', () => {
    expect(kinds('format: [1\nquestion: "')).toContain('yaml');
    expect(kinds(`${GOOD}more: &a [*a]`)).toContain('yaml');
    expect(kinds('['.repeat(100_000))).toContain('yaml');
    expect(kinds('')).toContain('type');
    expect(check(GOOD, 'Crane 2').faults).toMatchObject([{ kind: 'file-name' }]);
  });

  it('writes missing checksums and nothing else, and is content with what it wrote', () => {
    const without = GOOD.replaceAll(/"(crane:\d) = [0-9a-f]+"/g, '$1 # kept\n').replaceAll(
      /(crane:\d) # kept\n/g,
      '"$1"',
    );
    const { fixed, faults } = check(without);
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['checksum-missing']));
    expect(fixed).toBe(GOOD);
  });

  it('never writes over a checksum that does not fit', () => {
    const { fixed } = check(broken({ checksum: BREAKS_BESIDE.checksum ?? ['', ''] }));
    expect(fixed).toBeUndefined();
  });

  it('says of evidence which the article no longer has that it was withdrawn', () => {
    const [edition] = CRANE.editions;
    const [first] = edition?.revisions ?? [];
    if (!first) throw new Error('no revision');
    const now = { ...first, number: 2, passages: first.passages.filter(({ label }) => label !== '5') };
    const edited = { ...CRANE, editions: [{ language: 'en' as const, revisions: [first, now] }] };
    const { faults } = checkTopic('crane', GOOD, { articles: [edited], groups: [] });
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['withdrawn']));
    expect(faults[0]?.what.en).toContain('crane:5');
  });

  it('waits for an article that is not there yet, by its address, and checks it under whatever id it is added', () => {
    const source = 'https://www.example.org/crane/';
    const text = GOOD.replace('crane: { id: crane }', `crane: { source: "${source}", edition: en }`);
    expect(check(text)).toEqual({ faults: [], waitsFor: [{ source, edition: 'en' }] });
    const [edition] = CRANE.editions;
    const [first] = edition?.revisions ?? [];
    if (!first) throw new Error('no revision');
    const meta = { ...first.meta, source: 'http://example.org/crane?utm_source=x' };
    const added = {
      ...CRANE,
      id: 'some-crane',
      editions: [{ language: 'en' as const, revisions: [{ ...first, meta }] }],
    };
    expect(checkTopic('crane', text, { articles: [added], groups: [] })).toEqual({ faults: [], waitsFor: [] });
    for (const elsewhere of ['example.com/crane', 'example.org/winch', 'example.org/crane?page=2']) {
      const other = GOOD.replace('crane: { id: crane }', `crane: { source: "https://${elsewhere}", edition: en }`);
      expect(checkTopic('crane', other, { articles: [added], groups: [] }).waitsFor).toMatchObject([
        { source: `https://${elsewhere}` },
      ]);
    }
  });
});
