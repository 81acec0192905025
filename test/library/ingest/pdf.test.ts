import { deflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readPage } from '../../../src/library/ingest/formats/pdf/page.ts';
import { passages, problemOfFile, readFile } from '../drafts.ts';
import { LEFT, lines, makePdf, RIGHT } from './make-pdf.ts';

const columns = [...lines(LEFT), ...lines(RIGHT, { x: 320 })];

describe('a PDF is read as its reader reads it', () => {
  it('column after column, with the words whole that a line’s end cut, and its pages', async () => {
    const draft = await readFile(makePdf([columns, lines(['Then the ferry came back. All were well.'])]), 'night.pdf');
    expect(passages(draft)).toEqual([
      'The harbour lay still that night and the keeper walked along the old seawall with a lamp in his hand.',
      'Nobody had seen the ferry since the storm began, and the people of the town were waiting behind their windows.',
      'In the morning a boy found a plank at the shore.',
      'It had the name of the ferry on it in letters of red paint, and a nail.',
      'He carried it to the mayor, who said that it meant nothing yet.',
      'So the town waited for another day, and the keeper walked along the wall again with a lamp, until the keeper fell asleep.',
      'Then the ferry came back.',
      'All were well.',
    ]);
    expect(draft.passages.map(({ place }) => place)).toEqual([...Array(6).fill({ page: 1 }), { page: 2 }, { page: 2 }]);
    expect(draft.encoding).toBeUndefined();
  });

  it('a sentence that runs over a page has the page on which it begins', async () => {
    const one = lines(['The keeper walked along the wall until he saw', 'the lamp. It stood where the ferry had']);
    const two = lines(['left it on the evening before the great storm.', 'Nobody had touched it since.']);
    const draft = await readFile(makePdf([one, two]), 'night.pdf');
    expect(passages(draft)).toEqual([
      'The keeper walked along the wall until he saw the lamp.',
      'It stood where the ferry had left it on the evening before the great storm.',
      'Nobody had touched it since.',
    ]);
    expect(draft.passages.map(({ place }) => place)).toEqual([{ page: 1 }, { page: 1 }, { page: 2 }]);
  });

  it('running heads and page numbers are not text', async () => {
    const page = (number: number, words: string) => [
      ...lines([`Harbour Review ${number}`], { top: 770, size: 8 }),
      ...lines([words]),
      ...lines([`- ${number} -`], { x: 290, top: 30, size: 8 }),
    ];
    const draft = await readFile(
      makePdf([page(7, 'It rained in March.'), page(8, 'It snowed in April.'), page(9, 'It was dry in May.')]),
      'a.pdf',
    );
    expect(passages(draft)).toEqual(['It rained in March.', 'It snowed in April.', 'It was dry in May.']);
  });

  it('the mark of a footnote leaves its sentence, and the note stands at the end', async () => {
    const page = [
      { text: 'The dam held for a century', x: 60, y: 700 },
      { text: '1', x: 186, y: 704, size: 6 },
      { text: 'and then it broke.', x: 192, y: 700 },
      ...lines(['It was never built again.'], { top: 688 }),
      { text: '1', x: 60, y: 100, size: 5 },
      { text: 'So says the chronicle of Orrin.', x: 64, y: 97, size: 8 },
    ];
    const more = lines(['Today there is a bridge.', 'It is used every day.']);
    const draft = await readFile(makePdf([page, more]), 'dam.pdf');
    expect(passages(draft).map((one) => one.replace(/\s+/g, ' '))).toEqual([
      'The dam held for a century and then it broke.',
      'It was never built again.',
      'Today there is a bridge.',
      'It is used every day.',
      'So says the chronicle of Orrin.',
    ]);
  });

  it('the largest words of the first page are the title, and the file says who wrote it and when', async () => {
    const page = [
      ...lines(['The dam', 'of Orrin'], { size: 20, top: 740 }),
      ...lines(['It held for a hundred years.', 'Then it did not.'], { top: 640 }),
    ];
    const info = {
      Title: 'Microsoft Word - draft3.doc',
      Author: 'Ana Li; Administrator',
      CreationDate: 'D:20240305101112Z',
    };
    const draft = await readFile(makePdf([page], { info }), 'x.pdf');
    expect(draft.meta).toEqual({ title: 'The dam of Orrin', authors: ['Ana Li'], published: '2024-03-05' });
    expect(passages(draft)).toEqual(['It held for a hundred years.', 'Then it did not.']);
  });

  it('Chinese has no blanks where its lines end', async () => {
    const page = lines(['港口那天夜里十分安静，守灯人沿着旧堤', '慢慢走着，手里提着一盏灯。没有人看见', '渡船。'], {
      size: 12,
    });
    const draft = await readFile(makePdf([page]), '夜.pdf');
    expect(draft.language).toBe('zh');
    expect(passages(draft)).toEqual([
      '港口那天夜里十分安静，守灯人沿着旧堤慢慢走着，手里提着一盏灯。',
      '没有人看见渡船。',
    ]);
  });

  it('radicals that a browser printed in place of characters are characters again', async () => {
    const page = lines(['她⻅⻢上就要下⾬，便关上⻔，把灯⻓久地点着。'], { size: 12 });
    expect(passages(await readFile(makePdf([page]), '夜.pdf'))).toEqual([
      '她见马上就要下雨，便关上门，把灯长久地点着。',
    ]);
  });

  it('Chinese that names an encoding of its time is read, too', async () => {
    const page = lines(['港口那天夜里十分安静，没有渡船。'], { size: 12 }).map((one) => ({
      ...one,
      gbk: true as const,
    }));
    expect(passages(await readFile(makePdf([page]), '夜.pdf'))).toEqual(['港口那天夜里十分安静，没有渡船。']);
  });

  it('it is known by its first bytes, whatever its name is', async () => {
    expect(passages(await readFile(makePdf([lines(['It held for a hundred years.'])]), 'dam.txt'))).toEqual([
      'It held for a hundred years.',
    ]);
  });

  it('a scan, a locked file and a damaged one are told apart', async () => {
    expect(await problemOfFile(makePdf([[], []]), 'scan.pdf')).toMatchObject({ kind: 'file-content', why: 'scan' });
    const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> >> /ID [<00> <00>]`;
    expect(await problemOfFile(makePdf([lines(['It held.'])], { trailer: locked }), 'a.pdf')).toMatchObject({
      why: 'encrypted',
    });
    expect(await problemOfFile(Buffer.from('%PDF-1.4\nnothing'), 'a.pdf')).toMatchObject({ why: 'damaged' });
    expect(await problemOfFile(makePdf(Array(501).fill([])), 'a.pdf')).toMatchObject({ why: 'too-many-pages' });
  });

  it('one that holds more than a text can is refused before it is read', async () => {
    const streamOf = (text: string) => {
      const packed = deflateSync(text).toString('latin1');
      return Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n${packed}\nendstream`, 'latin1');
    };
    expect(await problemOfFile(streamOf('q Q '.repeat(1_300_000)), 'a.pdf')).toMatchObject({ why: 'too-large-inside' });
    expect(await problemOfFile(streamOf('q Q '.repeat(1_000)), 'a.pdf')).toMatchObject({ why: 'damaged' });
  });

  it('a page is not read on when it has more than it may', async () => {
    const pdf = await getDocumentProxy(
      new Uint8Array(makePdf([lines(Array(50).fill('It held for a hundred years.'))])),
    );
    onTestFinished(() => pdf.loadingTask.destroy());
    const page = await pdf.getPage(1);
    expect(await readPage(page, 1_000)).toBeUndefined();
    expect((await readPage(page, 10_000))?.runs).toHaveLength(50);
  });
});
