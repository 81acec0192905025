// One side of the comparison, in a process of its own: `parley`, or a discord.js bot that does the same by hand.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
} from 'discord.js';
import { startDiscord } from '#chat/discord/index.ts';
import { renderDiscord } from '#chat/discord/render.ts';
import { currentRevision, isRemoved, passageText } from '#core/article.ts';
import { sayIn } from '#core/words.ts';
import { openServices, type Running } from '#services.ts';
import { depsOf } from '#start/chats.ts';

// Nothing is left behind when whoever started this ends.
process.stdin.on('end', () => process.exit()).resume();
const [side, folder = '', api = '', token = ''] = process.argv.slice(2);
const running = await openServices({ store: { folder } });
if (side === 'parley') await startDiscord(depsOf(running), { token, api });
else await byHand(running);

async function byHand(all: Running): Promise<void> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
  const help = await helpMessage(all);
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    if (interaction.commandName === 'parley') await interaction.reply(help);
    if (interaction.commandName === 'quote') await quote(all, interaction);
  });
  await client.login(token);
}

/** What Parley answers, word for word. */
async function helpMessage({ answerer, toTraditional }: Running) {
  const outcome = await answerer.answer({
    user: { id: 'U1', name: 'Ana', may: 'member' },
    place: { platform: 'discord', workspace: 'discord-1', channel: 'C1' },
    language: 'en',
    kind: 'command',
    path: ['parley', 'help'],
    args: {},
    files: [],
  });
  const [message] = renderDiscord(outcome.reply, sayIn('en', toTraditional));
  if (!message) throw new Error('help came to no message');
  const flags = [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const;
  return { flags, components: message.components, allowedMentions: message.allowed_mentions };
}

async function quote({ services }: Running, interaction: ChatInputCommandInteraction): Promise<void> {
  const workspace = `discord-${interaction.guildId}`;
  const words = interaction.options.getString('words', true);
  const hits = await services.finder.find(workspace, { words, limit: 20 });
  const [hit] = hits;
  const article = hit && (await services.library.open(workspace, hit.article));
  if (!hit || !article || isRemoved(article)) return void (await interaction.reply('nothing'));
  const edition = article.editions.find(({ language }) => language === hit.language);
  const revision = edition && currentRevision(edition);
  const passage = revision?.passages.find(({ label }) => label === hit.label);
  const quoted = revision && passage ? passageText(revision, passage) : '';
  const id = services.outside.newId();
  const card = {
    id,
    command: 'quote',
    owner: interaction.user.id,
    createdAt: Date.now(),
    state: { asked: words, hits },
  };
  await services.cards.put(workspace, card);
  const next = new ButtonBuilder().setCustomId(id).setLabel('Next').setStyle(ButtonStyle.Secondary);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(next);
  await interaction.reply({ content: `> ${quoted}`, components: [row] });
}
