import { describe, expect, it, test } from 'vitest';
import { attributed, held, PARAGRAPH } from './held.ts';

const CRITICS = 'Critics argue that the ferry is dear.';

describe('an English sentence reports', () => {
  test.each([
    ['who speaks after a quotation', '“The ice is thin,” Ana Lind said.', 'Ana Lind'],
    ['who is said to speak, verb first', '“It is late,” said Ana Lind, “and dear.”', 'Ana Lind'],
    ['who speaks at the end', 'The ferry was late, Ana Lind said.', 'Ana Lind'],
    ['who speaks at the end, verb first', 'The ferry was late, says Ana Lind.', 'Ana Lind'],
    ['who speaks between commas', 'The ferry, critics argue, is dear.', 'critics'],
    ['who tells somebody', 'Ana Lind told the council that the ice was thin.', 'Ana Lind'],
    ['according to whom', 'According to Ana Lind, the ice is thin.', 'Ana Lind'],
    ['in whose words', 'In the words of Ana Lind, the ice is thin.', 'Ana Lind'],
    ['as who puts it', 'The ferry, as Ana Lind puts it, is a purse.', 'Ana Lind'],
    ['as who wrote', 'The ferry, as Ana Lind wrote, is a purse.', 'Ana Lind'],
    ['whose view it is', "Lind's view that the ferry is dear found friends.", 'Lind'],
    ['whose argument it is', "The critics' main argument is that the ferry is dear.", 'critics'],
    ['who denies', 'The mayor denies this.', 'the mayor'],
    ['who opposes', 'The mayor opposes the ferry.', 'the mayor'],
    ['who calls it so by name', 'Ana Lind called the ferry “a purse”.', 'Ana Lind'],
    ['who says so, adverbs or not', 'Critics also still say that the ice is thin.', 'Critics'],
    ['who says so on a date', 'In March 2024 Ana Lind said that the ice was thin.', 'Ana Lind'],
    ['who they are among others', 'Its expert, Dr Osei Brandt, warned that the ice was thin.', 'Dr Osei Brandt'],
    ['the name without what is said of it', 'Ana Lind, a diver, said that the ice was thin.', 'Ana Lind'],
    [
      'several as they are listed',
      'Ana Lind, Bo Marsh and their co-authors warn that the ice is thin.',
      'Ana Lind, Bo Marsh and their co-authors',
    ],
    ['which of them', 'Critics who doubt the ferry say that it is dear.', 'critics who doubt the ferry'],
    ['of a group with no name', 'A third camp holds that the ferry is too small.', 'a third camp'],
    ['those who', 'Those who doubt the ferry say that it is dear.', 'those who doubt the ferry'],
    ['who speaks in a later clause', 'The weir is old, but residents say the wall holds.', 'residents'],
  ])('%s', (_, sentence, holder) => expect(held('en', sentence)).toEqual({ [holder]: ['1'] }));

  test.each([
    ['things', 'The data say that the ice is thin.'],
    ['nobody in particular', 'Nobody says that the ice is thin.'],
    ['some', 'Some say that the ferry is dear.'],
    ['who is not said to say it', 'The ferry, which critics argue, is dear.'],
    ['what it is called by people of a trade', 'Lawyers called the ferry “a purse”.'],
    ['signs', 'A sign on the door says that the ice is thin.'],
    ['boards', 'A board above the gate says that boats must wait.'],
    ['what cannot speak', 'A pile cannot say that the ice is thin.'],
    ['what does not speak', 'The gauge won’t tell us that the ice is thin.'],
    ['what somebody was sure that somebody said', 'Ana was sure the Board had said that it was thin.'],
  ])('not %s', (_, sentence) => expect(held('en', sentence)).toEqual({}));

  it('a second holder where that is plainly somebody else', () => {
    expect(
      held('en', 'Critics argue that the ferry is dear, but supporters insist that the harbour needs it.'),
    ).toEqual({ Critics: ['1'], supporters: ['1'] });
    expect(held('en', 'Critics argue that the ferry is dear, while it is thought that nobody pays.')).toEqual({
      Critics: ['1'],
    });
    expect(held('en', 'Critics argue that the ferry is dear, but supporters say the harbour needs it.')).toEqual({
      Critics: ['1'],
    });
  });

  it('no second holder who may be anybody', () => {
    expect(held('en', 'Critics argue that the ferry is dear, and neighbours warn that the quay sinks.')).toEqual({
      Critics: ['1'],
    });
  });

  it('the authors by their possessives', () => {
    expect(held('en', 'In my view, nobody pays.')).toEqual({ authors: ['1'] });
    expect(held('en', 'In our opinion, nobody pays.')).toEqual({ authors: ['1'] });
  });

  it('unsurely who would have something done, or for whom it is so', () => {
    expect(held('en', 'The mayor urged the council to wait.')).toEqual({ 'the mayor': ['1?'] });
    expect(held('en', 'For Ana Lind, the ice is a friend.', 'Ana Lind said that the ice was thin.')).toEqual({
      'Ana Lind': ['1?', '2'],
    });
    expect(held('en', 'For Ana Lind, the ice, as Ana Lind puts it, is thin.')).toEqual({ 'Ana Lind': ['1'] });
  });
});

describe('who is meant in English', () => {
  it('by a pronoun is told two sentences on, and no further', () => {
    const [other, they] = ['The harbour is old.', 'They add that nobody pays.'];
    expect(held('en', CRITICS, other, they)).toEqual({ Critics: ['1', '3'] });
    expect(held('en', CRITICS, other, other, they)).toEqual({ Critics: ['1'] });
  });

  it('by a pronoun in the next paragraph is told at its beginning only, and unsurely', () => {
    expect(held('en', CRITICS, PARAGRAPH, 'They add that nobody pays.')).toEqual({ Critics: ['1', '2?'] });
    expect(held('en', CRITICS, PARAGRAPH, 'The harbour is old.', 'They add that nobody pays.')).toEqual({
      Critics: ['1'],
    });
  });

  it('by a pronoun is somebody whom it fits', () => {
    expect(held('en', CRITICS, 'She adds that nobody pays.')).toEqual({ Critics: ['1'] });
    expect(held('en', 'Ana Lind argues that the ferry is dear.', 'They add that nobody pays.')).toEqual({
      'Ana Lind': ['1'],
    });
    expect(
      held(
        'en',
        'The Harbour Board argues that the ferry is dear.',
        'It adds that nobody pays.',
        'She adds that it is old.',
      ),
    ).toEqual({ 'The Harbour Board': ['1', '2'] });
    expect(held('en', 'We believe that the bridge should stay.', 'They add that nobody pays.')).toEqual({
      authors: ['1'],
    });
  });

  it('by “they” is both who spoke together', () => {
    expect(held('en', 'Both Ana Lind and Bo Marsh argue that the ice is thin.', 'They hope that it holds.')).toEqual({
      'Ana Lind': ['1', '2'],
      'Bo Marsh': ['1', '2'],
    });
    expect(
      held('en', 'We believe that it holds, though critics argue that it leaks.', 'They add that nobody pays.'),
    ).toEqual({ authors: ['1'], critics: ['1', '2'] });
  });

  it('by a possessive is who was just reported', () => {
    for (const sentence of [
      'In their view, nobody pays.',
      'Their report of 1874 blamed the tides.',
      'Their members say that nobody pays.',
    ])
      expect(held('en', CRITICS, sentence)).toEqual({ Critics: ['1', '2'] });
    expect(held('en', CRITICS, 'Their boats say that nobody pays.')).toEqual({ Critics: ['1'] });
  });

  it('is told of who was spoken of before', () => {
    expect(held('en', 'Ana Lind was late.', 'She said that the ice was thin.')).toEqual({ 'Ana Lind': ['2'] });
    expect(
      held('en', 'Two judges dissented, and Justice Reyes wrote for both.', 'She said that the ice was thin.'),
    ).toEqual({ 'Justice Reyes': ['2'] });
    expect(held('en', 'The report says that the ice is thin.', 'The same report adds that the maps are old.')).toEqual({
      'the report': ['1', '2'],
    });
  });

  it('by a last name is who has it, and the full name is given', () => {
    for (const [first, second] of [
      ['Ana Lind', 'Lind'],
      ['Lind', 'Ana Lind'],
    ])
      expect(attributed('en', [`${first} argues that it is thin.`, `${second} adds that it is old.`])).toMatchObject([
        { holder: 'Ana Lind', aliases: ['Lind'], passages: ['1', '2'] },
      ]);
    expect(held('en', 'Ana Lind argues that it is thin.', 'Bo Lind adds that it is old.')).toEqual({
      'Ana Lind': ['1'],
      'Bo Lind': ['2'],
    });
  });

  it('by a last name of two is who came first', () => {
    expect(
      held('en', 'Ana Lind argues that it is thin.', 'Bo Lind argues that it is old.', 'Lind adds that nobody pays.'),
    ).toEqual({ 'Ana Lind': ['1', '3'], 'Bo Lind': ['2'] });
  });

  it('by a name that only begins alike is somebody else', () => {
    expect(
      held('en', 'The harbour master argues that it is thin.', 'The harbour masters union says that it is old.'),
    ).toEqual({ 'the harbour master': ['1'], 'the harbour masters union': ['2'] });
  });

  it('by “it” is no body that was only mentioned', () => {
    expect(held('en', 'Harbour Board was late.', 'It said that the ice was thin.')).toEqual({});
  });

  it('by a group’s name is the group, but not by “this view”', () => {
    expect(held('en', CRITICS, 'Critics of the ferry say that nobody pays.')).toEqual({
      'critics of the ferry': ['1', '2'],
    });
    expect(held('en', CRITICS, 'Critics of this ferry say that nobody pays.')).toEqual({
      Critics: ['1'],
      'critics of this ferry': ['2'],
    });
    expect(attributed('en', [CRITICS, 'These critics say that nobody pays.'])).toMatchObject([
      { holder: 'Critics', aliases: ['these critics'] },
    ]);
  });
});

describe('a quotation goes on in English', () => {
  it('where the next sentence is nothing but a quotation, in the same paragraph', () => {
    const said = '“We shall not sell,” said Ana Lind.';
    expect(held('en', said, '“Not now.”', '“Not ever.”')).toEqual({ 'Ana Lind': ['1', '2', '3'] });
    expect(held('en', said, PARAGRAPH, '“Not now.”')).toEqual({ 'Ana Lind': ['1'] });
    expect(held('en', said, 'The boat sank.', '“Not now.”')).toEqual({ 'Ana Lind': ['1'] });
    for (const sentence of ['The boat “sank” in spring.', '“Not now” was all that the owners heard.', 'So “not now.”'])
      expect(held('en', said, sentence)).toEqual({ 'Ana Lind': ['1'] });
    expect(held('en', 'Ana Lind was late.', '“Not now.”')).toEqual({});
  });

  it('while straight marks are open', () => {
    expect(held('en', '"We shall not sell," said Ana Lind.', '"Not now.', 'Not ever."', 'The boat sank.')).toEqual({
      'Ana Lind': ['1', '2', '3'],
    });
  });
});
