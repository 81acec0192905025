import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parley, place } from './cli-program.ts';
import { KEEPER_TOPIC } from './commands/keeper-topic.ts';
import { lighthouse } from './commands/lighthouse.ts';
import { endpoint } from './draft/endpoint.ts';
import { KEEPER_PROPOSAL } from './draft/keeper-proposal.ts';

const SLOW = { timeout: 60_000 };
const KEEPER = new TextDecoder().decode(lighthouse().bytes);

describe('parley check', () => {
  it('finds nothing wrong with what ships', SLOW, async () => {
    const { parley } = place();
    const ran = await parley('check');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.lines.at(-1)).toMatch(/^\d+ files: 0 errors, 0 warnings$/);
  });

  it('says all that is wrong with file and line, writes what is missing, and is content then', SLOW, async () => {
    const { folder, write, parley } = place();
    write('keeper.md', KEEPER);
    await parley('article', 'add', 'keeper.md');
    write('keeper.yaml', KEEPER_TOPIC.replace('keeper:7]', 'keeper:77]'));
    const wrong = await parley('check', 'keeper.yaml', '--json');
    expect(wrong.code).toBe(1);
    const told = wrong.lines.map((line) => JSON.parse(line) as { file: string; line: number; kind: string });
    expect(told).toContainEqual(expect.objectContaining({ file: 'keeper.yaml', line: 18, kind: 'no-passage' }));
    expect(told.filter(({ kind }) => kind === 'checksum-missing').length).toBeGreaterThan(5);
    write('keeper.yaml', KEEPER_TOPIC);
    expect(await parley('check', 'keeper.yaml', '--fix')).toMatchObject({ code: 0 });
    expect(readFileSync(path.join(folder, 'keeper.yaml'), 'utf8')).toMatch(/"keeper:5 = [0-9a-f]{12}"/);
    expect(await parley('check', 'keeper.yaml')).toMatchObject({ code: 0 });
  });
});

describe('parley topic', () => {
  it('drafts from whose views an article reports, and never over a file that is there', SLOW, async () => {
    const { folder, write, parley } = place();
    write('keeper.md', KEEPER);
    await parley('article', 'add', 'keeper.md');
    expect(await parley('topic', 'draft', 'keeper', '--out', 'draft.yaml')).toMatchObject({ code: 0 });
    expect(readFileSync(path.join(folder, 'draft.yaml'), 'utf8')).toMatch(
      /# Marta\n[^#]*# 6: Marta wrote in her log that the wick had frozen solid\.\n[^#]*it:6 = [0-9a-f]{12}/,
    );
    const again = await parley('topic', 'draft', 'keeper', '--out', 'draft.yaml');
    expect(again).toMatchObject({ code: 2 });
    expect(again.err).toContain('draft.yaml is there already');
  });

  it('lets a language model draft, and says what of it the article does not bear', SLOW, async () => {
    const { folder, write, parley: plain } = place();
    write('keeper.md', KEEPER);
    await plain('article', 'add', 'keeper.md');
    expect((await plain('topic', 'draft', 'keeper', '--model')).err).toContain('DRAFT_API_URL and DRAFT_MODEL');
    const [first, second] = KEEPER_PROPOSAL.camps;
    const proposal = {
      ...KEEPER_PROPOSAL,
      camps: [
        first,
        second,
        {
          ...second,
          claims: [
            {
              en: 'The moon did it.',
              zh: '是月亮干的。',
              evidence: [{ passage: '3', words: 'The moon did it in the night' }],
            },
          ],
        },
      ],
    };
    const { url } = await endpoint([{ text: JSON.stringify(proposal) }]);
    const env = { DRAFT_API_URL: url, DRAFT_MODEL: 'small' };
    const args = ['--data', path.join(folder, 'data'), 'topic', 'draft', 'keeper', '--model', '--out', 'keeper.yaml'];
    const drafted = await parley(args, { cwd: folder, env });
    expect(drafted).toMatchObject({ code: 0 });
    expect(drafted.err).toContain('Left out because the article does not bear it: 2 (1 with words');
    const yaml = readFileSync(path.join(folder, 'keeper.yaml'), 'utf8');
    expect(yaml).toContain('The keeper noted a frozen wick.');
    expect(yaml).not.toContain('moon');
    expect(await plain('check', 'keeper.yaml')).toMatchObject({ code: 0 });
  });

  it('says all that is wrong with the settings of the model, to whoever asks for it alone', SLOW, async () => {
    const { folder } = place();
    const run = (...args: string[]) =>
      parley(['--data', path.join(folder, 'data'), 'topic', ...args], {
        cwd: folder,
        env: { DRAFT_API_URL: 'localhost', DRAFT_API_KEY: '"k"' },
      });
    expect(await run('list')).toMatchObject({ code: 0, err: '' });
    const told = await run('draft', 'chip-controls', '--model');
    expect(told.code).toBe(2);
    expect(told.err).toMatch(
      /DRAFT_API_URL is not an address.*\n.*DRAFT_API_KEY has quotation marks.*\n.*DRAFT_MODEL is missing/,
    );
  });

  it(
    'gives the result of every step as one JSON object, and what is wrong as JSON on standard error',
    SLOW,
    async () => {
      const { write, parley } = place();
      write('keeper.md', KEEPER);
      await parley('article', 'add', 'keeper.md');
      const json = async (...args: string[]) => {
        const { code, lines, err } = await parley('topic', ...args, '--json');
        const errors = err.split('\n').filter(Boolean);
        return { code, results: lines.map((line) => JSON.parse(line)), errors: errors.map((line) => JSON.parse(line)) };
      };
      const drafted = await json('draft', 'keeper');
      expect(drafted).toMatchObject({ code: 0, results: [{ article: 'keeper', lang: 'en' }], errors: [] });
      expect(drafted.results[0].yaml).toContain('format: 1');
      const out = await json('draft', 'keeper', '--out', 'draft.yaml');
      expect(out.results).toEqual([{ article: 'keeper', lang: 'en', out: 'draft.yaml' }]);
      write('keeper.yaml', KEEPER_TOPIC);
      const added = await json('add', 'keeper.yaml');
      const errors = added.results[0].errors;
      expect(added).toMatchObject({ code: 0, results: [{ id: 'keeper', status: 'draft' }] });
      expect(errors).toBeGreaterThan(5);
      expect(added.errors).toHaveLength(errors);
      expect(added.errors[0].error).toMatchObject({
        kind: 'checksum-missing',
        file: 'keeper.yaml',
        line: expect.any(Number),
      });
      expect(await json('accept', 'keeper', '--by', 'Fay')).toMatchObject({
        code: 1,
        results: [],
        errors: added.errors,
      });
      await parley('check', 'keeper.yaml', '--fix');
      expect(await json('add', 'keeper.yaml')).toMatchObject({
        results: [{ id: 'keeper', status: 'draft', errors: 0 }],
      });
      const accepted = await json('accept', 'keeper', '--by', 'Fay');
      expect(accepted).toEqual({ code: 0, results: [{ id: 'keeper', status: 'accepted', by: 'Fay' }], errors: [] });
    },
  );

  it('names the article that a topic waits for by its title, in the list and in the check', SLOW, async () => {
    const { parley } = place();
    const what =
      '“What DeepSeek Revealed About the Future of U.S.-China Competition” (in Chinese), published at https://';
    expect((await parley('topic', 'list')).out).toContain(`\n  waits for ${what}`);
    expect((await parley('check')).out).toContain(`its evidence can be checked once this is added: ${what}`);
  });

  it('shows members a topic only once somebody has accepted it by name', SLOW, async () => {
    const { write, parley } = place();
    write('keeper.md', KEEPER);
    await parley('article', 'add', 'keeper.md');
    write('keeper.yaml', KEEPER_TOPIC);
    const unfinished = await parley('topic', 'add', 'keeper.yaml');
    expect(unfinished.err).toContain('has no checksum yet');
    expect(unfinished.out).toMatch(/stored as a draft; it can be accepted once \d+ errors are mended/);
    expect((await parley('topic', 'accept', 'keeper', '--by', 'Fay')).code).toBe(1);
    await parley('check', 'keeper.yaml', '--fix');
    expect((await parley('topic', 'add', 'keeper.yaml')).out).toContain('stored as a draft');
    expect((await parley('say', '/camps keeper')).out).not.toContain('Blame the oil');
    expect((await parley('topic', 'accept', 'keeper')).code).toBe(2);
    expect((await parley('topic', 'accept', 'keeper', '--by', 'Fay')).out).toContain('accepted by Fay');
    expect((await parley('say', '/camps keeper')).out).toContain('Blame the oil');
    expect((await parley('topic', 'remove', 'keeper', '--yes')).out).toContain('removed keeper');
  });
});
