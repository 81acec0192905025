import { describe, expect, it } from 'vitest';
import type { Article } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import { field, sketchOf, suggested } from '#web/topic-editor/form.ts';

const article = (id: string): Article => ({ id, workspace: 'local', parallels: {}, editions: [] });
const holds = (holder: string, passages: string[], unsure: string[] = []): Attribution => ({
  holder,
  passages,
  unsure,
  aliases: [],
  byAuthors: false,
});
const INES = holds('Ines', ['1', '2', '3', '4', '5', '6', '7'], ['2']);
const TOMAS = holds('Tomas', ['8'], ['8']);
const MARTA = holds('Marta', ['9']);

describe('the form of a new topic', () => {
  it('suggests the article’s id unless a topic has it or none can', () => {
    const id = (of: string, taken: string[] = []) => suggested(article(of), [], new Set(taken)).id;
    expect(id('crane')).toBe('crane');
    expect(id('crane', ['crane'])).toBeUndefined();
    expect(id('磨坊')).toBeUndefined();
    expect(id('c'.repeat(40))).toBe('c'.repeat(40));
    expect(id('c'.repeat(41))).toBeUndefined();
  });

  it('makes a camp of everybody who surely holds something, six at most, and ticks their first five sure sentences', () => {
    const form = suggested(article('crane'), [INES, TOMAS, MARTA], new Set());
    expect([form[field.camp(0)], form[field.camp(1)], form[field.camp(2)]]).toEqual(['1', undefined, '2']);
    const ticked = INES.passages.filter((label) => form[field.use(0, label)] === 'yes');
    expect(ticked).toEqual(['1', '3', '4', '5', '6']);
    expect(form[field.use(1, '8')]).toBeUndefined();
    const many = Array.from({ length: 8 }, (_, at) => holds(`Person ${at}`, [String(at)]));
    const camps = suggested(article('crane'), many, new Set());
    expect(Object.keys(camps).filter((name) => name.startsWith('camp-'))).toHaveLength(6);
  });
});

describe('the topic that a filled form describes', () => {
  const order = ['1', '2', '3', '8', '9'];
  const filled = {
    'question-en': ' Who was\r\nto blame? ',
    'question-zh': '该怪谁？',
    [field.camp(0)]: '2',
    [field.camp(2)]: '2',
    [field.use(0, '3')]: 'yes',
    [field.use(0, '1')]: 'yes',
    [field.use(2, '9')]: 'yes',
    [field.en(0, '3')]: 'The wick froze.',
    [field.nameEn(2)]: 'Frost',
  };

  it('has holders of one camp together, and what was ticked as their claims, in the order of the article', () => {
    const { question, camps } = sketchOf(filled, [INES, TOMAS, MARTA], order);
    expect(question).toEqual({ en: 'Who was to blame?', zh: '该怪谁？' });
    expect(camps.map(({ holder, name }) => [holder, name.en])).toEqual([['Ines · Marta', 'Frost']]);
    expect(camps[0]?.claims.map(({ passages }) => passages)).toEqual([['1'], ['3'], ['9']]);
    expect(camps[0]?.claims[1]?.words).toEqual({ en: 'The wick froze.', zh: '' });
  });

  it('has two empty camps to be filled where nobody was chosen', () => {
    expect(sketchOf({}, [INES], order).camps.map(({ claims }) => claims)).toEqual([[], []]);
  });

  it('calls the authors by what they are', () => {
    const ours = { ...INES, byAuthors: true };
    expect(sketchOf({ [field.camp(0)]: '1' }, [ours], order).camps[0]?.holder).toBe('the authors');
  });
});
