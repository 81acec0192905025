/** Something that a stand-in cannot do, and where it is tried instead: on the project's own simulators. */
export type Lack = { what: string; because: string; instead: string };

const ON_DISCORD = 'test/chat/discord';
const ON_SLACK = 'test/chat/slack';

export const TWIN_LACKS: readonly Lack[] = [
  {
    what: 'commands are registered only when they have changed',
    because: 'it cannot tell which commands there are, so they are written at every start',
    instead: `${ON_DISCORD}/gateway.test.ts`,
  },
  {
    what: 'a person’s language and rights',
    because: 'it says en-US of everybody and makes all administrators; discord.ts here fills them in',
    instead: `${ON_DISCORD}/contract.test.ts`,
  },
  {
    what: 'a message stays with whom it was for',
    because: 'it shows such messages to all and forgets the mark when one is changed; discord.ts here remembers it',
    instead: `${ON_DISCORD}/answering.test.ts and late.test.ts`,
  },
  {
    what: 'files that people attach',
    because: 'it keeps none; the proxy before it serves them',
    instead: `${ON_DISCORD}/asking.test.ts`,
  },
  {
    what: 'three seconds for the first answer, fifteen minutes for the later ones',
    because: 'its tokens never expire',
    instead: `${ON_DISCORD}/late.test.ts and answering.test.ts`,
  },
  { what: '429 and its Retry-After', because: 'it has no limits', instead: `${ON_DISCORD}/answering.test.ts` },
  {
    what: 'a lost connection taken up again, packets that come twice',
    because: 'it does not resume, and sends everything once',
    instead: `${ON_DISCORD}/gateway.test.ts and answering.test.ts`,
  },
  {
    what: 'missing permissions of the bot',
    because: 'it grants them all',
    instead: `${ON_DISCORD}/answering.test.ts`,
  },
  {
    what: 'refusing what breaks a limit',
    because: 'it takes everything; each request is checked on its way to it',
    instead: 'test/platforms',
  },
];

export const EMULATE_LACKS: readonly Lack[] = [
  {
    what: 'commands, buttons, lists, forms and events, signed',
    because: 'it sends none of them but events; the simulator’s driver sends and signs them',
    instead: `${ON_SLACK}/contract.test.ts`,
  },
  {
    what: 'a response_url, and that it expires',
    because: 'it has none; the simulator takes what is sent there',
    instead: `${ON_SLACK}/deliver.test.ts and trouble.test.ts`,
  },
  {
    what: 'Socket Mode, its refreshing and redelivery',
    because: 'apps.connections.open is not there',
    instead: `${ON_SLACK}/socket.test.ts and contract.test.ts`,
  },
  {
    what: 'a person’s language',
    because: 'its users.info leaves locale out; slack.ts here fills it in',
    instead: `${ON_SLACK}/contract.test.ts`,
  },
  { what: '429 and its Retry-After', because: 'it has no limits', instead: `${ON_SLACK}/trouble.test.ts` },
  {
    what: 'refusing what breaks a limit',
    because: 'it takes everything; each request is checked on its way to it',
    instead: 'test/platforms',
  },
];
