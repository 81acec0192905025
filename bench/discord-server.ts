// One side of the comparison, in a process of its own: `parley`, a discord.js bot (`discord.js`), or one that draws as much as Parley
// (`discord.js-full`).
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
} from 'discord.js';
import { startDiscord } from '#chat/discord/index.ts';
import { renderDiscord } from '#chat/discord/render.ts';
import { sayIn } from '#core/words.ts';
import { openServices, type Running } from '#services.ts';
import { depsOf } from '#start/chats.ts';
import { BUTTONS, BYLINE, type ByHand, labelsByHand, quoteByHand } from './by-hand.ts';

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

async function quote(all: Running, interaction: ChatInputCommandInteraction): Promise<void> {
  const workspace = `discord-${interaction.guildId}`;
  const words = interaction.options.getString('words', true);
  const found = await quoteByHand(all, workspace, interaction.user.id, words);
  if (!found) return void (await interaction.reply('nothing'));
  if (side === 'discord.js-full') return void (await interaction.reply(await fullMessage(all, workspace, found)));
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button(found.id, 'Next'));
  await interaction.reply({ content: `> ${found.quoted}`, components: [row] });
}

const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Secondary);

/** What Parley shows too: the source, its buttons, and a list of all hits with their first words. */
async function fullMessage(all: Running, workspace: string, { quoted, id, hits }: ByHand) {
  const buttons = BUTTONS.map((label, at) => button(`${id}.${at}`, label));
  const options = (await labelsByHand(all, workspace, hits)).map((label, at) => ({
    label,
    value: `quote|show.${at}.alone.own|${id}`,
  }));
  const list = new StringSelectMenuBuilder().setCustomId(`${id}.list`).setPlaceholder(`All ${hits.length} passages`);
  const components = [
    new TextDisplayBuilder().setContent(`> ${quoted}`),
    new TextDisplayBuilder().setContent(BYLINE),
    new ActionRowBuilder<ButtonBuilder>().addComponents(buttons),
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(list.addOptions(options)),
  ];
  return { flags: [MessageFlags.IsComponentsV2] as const, components };
}
