import { type Article, currentRevision, findEdition } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import { clip } from '#core/clip.ts';
import { buttonId } from '#core/command.ts';
import { passagesOf } from '#core/labels.ts';
import type { EditionLanguage, PublicLanguage } from '#core/language.ts';
import { passageBlock } from '#core/passage-block.ts';
import { type Block, type Choice, MOST_CHOICES, paragraph, type Reply, strong, subdued, text } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import { formatAction } from './card-state.ts';

/** Holders shown in full, and passages shown of each: enough to see who speaks. The list below leads to all passages. */
const MOST_HOLDERS = 6;
const MOST_PASSAGES = 3;

export type Unprepared = {
  article: Article;
  edition: EditionLanguage;
  title: string;
  attributions: readonly Attribution[];
  say: Say;
  language: PublicLanguage;
};

/**
 * The reply for an article that no topic covers: whose words and views it reports, word for word, and that nobody has written its camps
 * yet.
 */
export function attributionsReply(shown: Unprepared): Reply {
  const { say, title, attributions, language } = shown;
  const blocks: Block[] = [
    { kind: 'heading', text: say({ en: `Who speaks in “${title}”`, zh: `《${title}》转述了谁的看法` }) },
    subdued(text(say(attributions.length ? NOT_WRITTEN : NOBODY))),
    ...attributions.slice(0, MOST_HOLDERS).flatMap((one) => holderBlocks(shown, one)),
    ...choices(shown),
  ];
  return { language, blocks };
}

const NOT_WRITTEN: Words = {
  en: 'Nobody has written down the camps of this article yet. This is whose words and views it reports, found by reading; “?” marks what may be taken otherwise.',
  zh: '还没有人为这篇文章整理各派观点。以下按文字找出它转述了谁的话、谁的看法；标“？”的不能确定。',
};
const NOBODY: Words = {
  en: 'Nobody has written down the camps of this article yet, and I found no words or views of others reported in it.',
  zh: '还没有人为这篇文章整理各派观点，文中也没有找到转述别人的话。',
};

export function holderName({ holder, byAuthors }: Attribution, say: Say): string {
  return byAuthors ? say({ en: 'The authors themselves', zh: '作者自己' }) : holder;
}

function holderBlocks({ article, edition, say }: Unprepared, one: Attribution): Block[] {
  const found = findEdition(article, edition);
  if (!found) return [];
  const revision = currentRevision(found);
  const shown = passagesOf(revision, one.passages);
  const passages = shown.slice(0, MOST_PASSAGES).map((passage) => {
    const block = passageBlock(article, edition, revision, passage);
    return one.unsure.includes(passage.label) ? { ...block, reference: `${block.reference}?` } : block;
  });
  const more = shown.length - passages.length;
  const rest = { en: ` (${more} more below)`, zh: `（另有 ${more} 句，见下方列表）` };
  return [paragraph(strong(holderName(one, say)), ...(more > 0 ? [text(say(rest))] : [])), ...passages];
}

/** A list of the holders. Each entry opens a card with that holder's passages. */
function choices({ article, edition, attributions, say }: Unprepared): Block[] {
  const options = attributions.slice(0, MOST_CHOICES).map((one, at): Choice => {
    const id = buttonId(['camps'], formatAction({ kind: 'holder', edition, at }), article.id);
    return { id, label: clip(`${holderName(one, say)} · ${one.passages.length}`), chosen: false };
  });
  return options.length
    ? [{ kind: 'choice', label: say({ en: 'All that one of them says', zh: '查看某一方的全部言论' }), options }]
    : [];
}
