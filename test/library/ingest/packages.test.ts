import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { passages, problemOfFile, readFile } from '../drafts.ts';

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const zip = (parts: Record<string, string>) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 1 }),
  );

const run = (text: string, tag = 'w:t') => `<w:r><${tag} xml:space="preserve">${text}</${tag}></w:r>`;
const para = (inside: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inside}</w:p>`;
const note = (kind: string, id: number, text: string) => `<w:${kind} w:id="${id}">${para(run(text))}</w:${kind}>`;

function docx(body: string, more: Record<string, string> = {}): Buffer {
  const relation = (id: string, type: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${type}.xml"/>`;
  return zip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['styles', 'footnotes', 'comments'].map((one, at) => relation(`r${at}`, one)).join('')}</Relationships>`,
    'word/styles.xml': `<w:styles ${WORD}><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${WORD}>${note('footnote', 2, 'So says the chronicle.')}</w:footnotes>`,
    'word/comments.xml': `<w:comments ${WORD}>${note('comment', 5, 'Is this right?')}</w:comments>`,
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="a" xmlns:dc="b" xmlns:dcterms="c"><dc:title>Document1</dc:title><dc:creator>Ana Li;Administrator</dc:creator><dcterms:created>2024-03-05T08:00:00Z</dcterms:created></cp:coreProperties>',
    ...more,
  });
}

const cell = (text: string) => `<w:tc>${para(run(text))}</w:tc>`;
const row = (...texts: string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;

describe('a Word document is read as its reader sees it', () => {
  it('the lines below the title say who wrote it and when, before what the program wrote into the file', async () => {
    const core =
      '<cp:coreProperties xmlns:cp="a" xmlns:dc="b" xmlns:dcterms="c"><dc:title>The Market Tax</dc:title><dc:creator>Office Copy</dc:creator><dcterms:created>2024-03-05T08:00:00Z</dcterms:created></cp:coreProperties>';
    const lines = ['The Market Tax', 'By Tomas Ferreira and Ana Li', '12 January 2021', 'Every stall pays two coins.'];
    const draft = await readFile(
      docx(lines.map((one) => para(run(one))).join(''), { 'docProps/core.xml': core }),
      'a.docx',
    );
    expect(draft.meta).toEqual({
      title: 'The Market Tax',
      authors: ['Tomas Ferreira', 'Ana Li'],
      published: '2021-01-12',
    });
    expect(passages(draft)).toEqual(lines.slice(1));
  });

  it('title, headings, sentences, table rows and footnotes; who wrote it and when', async () => {
    const draft = await readFile(
      docx(
        [
          para(run('The dam of Orrin'), 'a3'),
          para(run('The flood'), '1'),
          para(`${run('It held for a century.')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' Then it broke.')}`),
          `<w:tbl>${row('Year', 'Height')}${row('1911', '12 m')}</w:tbl>`,
        ].join(''),
      ),
      'dam.docx',
    );
    expect(passages(draft)).toEqual([
      'The flood',
      'It held for a century.',
      'Then it broke.',
      'Year · Height',
      '1911 · 12 m',
      'So says the chronicle.',
    ]);
    expect(draft.meta).toEqual({ title: 'The dam of Orrin', authors: ['Ana Li'], published: '2024-03-05' });
  });

  it('changes as if they were accepted, without comments', async () => {
    const body = para(
      `<w:commentRangeStart w:id="5"/>${run('It ')}<w:del w:id="1">${run('broke', 'w:delText')}</w:del><w:ins w:id="2">${run('held')}</w:ins>${run('.')}<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>`,
    );
    expect(passages(await readFile(docx(body), 'dam.docx'))).toEqual(['It held.']);
  });

  it('packages that are damaged, or made to do harm, are refused', async () => {
    const bomb = { 'word/document.xml': `<w:document ${WORD}><w:body>${' '.repeat(6_000_000)}</w:body></w:document>` };
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`word/${at}.xml`, '']));
    const deep = '<w:tbl><w:tr><w:tc>'.repeat(4_000);
    expect(await problemOfFile(docx('', bomb), 'a.docx')).toMatchObject({
      kind: 'file-content',
      why: 'too-large-inside',
    });
    expect(await problemOfFile(docx('', many), 'a.docx')).toMatchObject({ why: 'too-large-inside' });
    expect(await problemOfFile(docx(para(run('It held.'))).subarray(0, 900), 'a.docx')).toMatchObject({
      why: 'damaged',
    });
    expect(await problemOfFile(docx(deep), 'a.docx')).toMatchObject({ kind: 'file-content', why: 'too-deep' });
    const spaces = Array.from({ length: 1_001 }, (_, at) => `<x:p xmlns:x="u${at}"/>`).join('');
    expect(await problemOfFile(docx(spaces), 'a.docx')).toMatchObject({ why: 'too-large-inside' });
    expect(await problemOfFile(docx('<w:p/>'.repeat(600_000)), 'a.docx')).toMatchObject({ why: 'too-large-inside' });
  });

  it('however its XML hides how deep it is', async () => {
    const deep = '<w:tbl>'.repeat(501);
    const why = async (body: string) => problemOfFile(docx(body), 'a.docx');
    expect(await why('<w:tbl></w:tr>'.repeat(501))).toMatchObject({ why: 'damaged' });
    expect(await why(`<!-- ${deep}`)).toMatchObject({ why: 'damaged' });
    expect(await why(`<w:p a='>${deep}`)).toMatchObject({ why: 'damaged' });
    expect(await why('<w:tbl a="/>">'.repeat(501))).toMatchObject({ why: 'too-deep' });
  });

  it('a link that leads nowhere is its words', async () => {
    const link = `<w:p><w:hyperlink xmlns:r="${OFFICE}" r:id="gone">${run('It held')}</w:hyperlink>${run(' for a century.')}</w:p>`;
    expect(passages(await readFile(docx(link), 'dam.docx'))).toEqual(['It held for a century.']);
  });

  it('comments and signs of XML in quotes are no elements', async () => {
    const body = `<!-- ${'<w:tbl>'.repeat(600)} -->${'<w:bookmarkStart w:name="a > b"/>'.repeat(600)}${para(run('It held.'))}`;
    expect(passages(await readFile(docx(body), 'dam.docx'))).toEqual(['It held.']);
  });
});

const chapter = (title: string, body: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>${title}</h1><a id="here"/>${body}</body></html>`;

function epub(chapters: readonly string[], more: Record<string, string> = {}): Buffer {
  const items = chapters.map(
    (_, at) => `<item id="c${at}" href="text/c%20${at}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const order = chapters.map((_, at) => `<itemref idref="c${at}"/>`).reverse();
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Keeper</dc:title><dc:creator opf:role="aut">Ana Li</dc:creator><dc:creator opf:role="trl">Jonas Osei</dc:creator><dc:language>en</dc:language><dc:date>1911-05-04</dc:date></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${items.join('')}</manifest><spine><itemref idref="nav"/>${order.join('')}</spine></package>`,
    'OPS/nav.xhtml': chapter('Contents', '<p>One, two.</p>'),
    ...Object.fromEntries(chapters.map((text, at) => [`OPS/text/c ${at}.xhtml`, text])),
    ...more,
  });
}

describe('an e-book is read as one article', () => {
  it('its chapters in the order of reading, without the table of contents', async () => {
    const draft = await readFile(
      epub([chapter('Two', '<p>The lamp went out.</p>'), chapter('One', '<p>He lit a lamp.<br/>It was late.</p>')]),
      'keeper.epub',
    );
    expect(passages(draft)).toEqual(['One', 'He lit a lamp.', 'It was late.', 'Two', 'The lamp went out.']);
    expect(draft.meta).toEqual({ title: 'The Keeper', authors: ['Ana Li'], published: '1911-05-04' });
    expect(draft.language).toBe('en');
  });

  it('one that is locked, and one without a book, are refused', async () => {
    const lock = {
      'META-INF/encryption.xml':
        '<encryption><CipherData><CipherReference URI="OPS/text/c%200.xhtml"/></CipherData></encryption>',
    };
    expect(await problemOfFile(epub([chapter('One', '<p>It held.</p>')], lock), 'a.epub')).toMatchObject({
      kind: 'file-content',
      why: 'encrypted',
    });
    expect(await problemOfFile(zip({ 'META-INF/container.xml': '<container/>' }), 'a.epub')).toMatchObject({
      why: 'damaged',
    });
    expect(await problemOfFile(epub([chapter('One', '<div>'.repeat(600))]), 'a.epub')).toMatchObject({
      why: 'too-deep',
    });
    const rows = '<tr><td>a</td></tr>'.repeat(150_001);
    expect(await problemOfFile(epub([chapter('One', `<table>${rows}</table>`)]), 'a.epub')).toMatchObject({
      why: 'too-large-inside',
    });
    const opf = `${'<a>'.repeat(501)}<spine/>`;
    expect(await problemOfFile(epub([], { 'OPS/book.opf': opf }), 'a.epub')).toMatchObject({ why: 'too-deep' });
  });

  it('a chapter that its list names again and again is read once', async () => {
    const container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>';
    const opf = `<package><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine>${'<itemref idref="c"/>'.repeat(3)}</spine></package>`;
    const parts = {
      'META-INF/container.xml': container,
      'book.opf': opf,
      'c.xhtml': chapter('One', '<p>It held.</p>'),
    };
    expect(passages(await readFile(zip(parts), 'a.epub'))).toEqual(['It held.']);
  });
});
