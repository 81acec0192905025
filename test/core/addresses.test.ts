import { describe, expect, it, test } from 'vitest';
import { addressesIn, articleLike, cleanAddress, onlyAddress, typedAddresses } from '#core/addresses.ts';

const MILL = 'https://site.example/mill';

describe('addresses in a text', () => {
  test.each([
    [`See ${MILL}.`, MILL],
    [`(${MILL})`, MILL],
    [`**${MILL}**`, MILL],
    [`“${MILL}”, he said`, MILL],
    [`见${MILL}。很好`, MILL],
    [`读一下（${MILL}），谢谢`, MILL],
    [`见https：//site.example/mill。`, MILL],
    ['https://site.example/mill_(valley)!', 'https://site.example/mill_(valley)'],
    ['[the mill](https://site.example/mill_(valley) "The mill")', 'https://site.example/mill_(valley)'],
    [`[${MILL}](${MILL})`, MILL],
    ['<https://site.example/?a=1&amp;b=2|site.example>', 'https://site.example/?a=1&b=2'],
    ['www.site.example/mill', 'https://www.site.example/mill'],
    ['https://site.example/磨坊，好', 'https://site.example/%E7%A3%A8%E5%9D%8A'],
    ['https://磨坊.example/', 'https://xn--2es359e.example/'],
    ['https://site.example/a%20b', 'https://site.example/a%20b'],
  ])('%s', (text, address) => {
    expect(addressesIn(text)).toEqual([address]);
  });

  it('are each named once, in order, and words are none', () => {
    expect(addressesIn(`${MILL} https://site.example/b ${MILL}`)).toEqual([MILL, 'https://site.example/b']);
    expect(addressesIn('The mill: e.g. at noon, http is a word')).toEqual([]);
  });

  it('of an attack are found in no time', () => {
    const attack = `${'[x]('.repeat(5_000)}${'https://a'.repeat(5_000)}${'('.repeat(5_000)}`;
    expect(addressesIn(attack).length).toBeLessThan(21);
  });

  it('are typed without a scheme too', () => {
    expect(typedAddresses('site.example/mill')).toEqual([MILL]);
    expect(typedAddresses('ftp://site.example/mill')).toEqual(['ftp://site.example/mill']);
    expect(typedAddresses('the mill')).toEqual([]);
  });

  test.each([
    [MILL, MILL],
    [`<${MILL}>`, MILL],
    [`${MILL} ${MILL}/b`, undefined],
    [`Look: ${MILL}`, undefined],
    ['site.example/mill', undefined],
  ])('%s alone', (line, address) => {
    expect(onlyAddress(line)).toBe(address);
  });
});

describe('an address', () => {
  test.each([
    [`${MILL}?utm_source=x&b=1&fbclid=2#top`, `${MILL}?b=1`],
    [`${MILL}?q=a+b&c`, `${MILL}?q=a+b&c`],
    [`https://www.google.com/url?sa=D&q=${encodeURIComponent(MILL)}`, MILL],
    [`https://link.zhihu.com/?target=${encodeURIComponent(MILL)}`, MILL],
    ['http://', undefined],
    [`${MILL}/${'x'.repeat(2_000)}`, undefined],
  ])('%s is cleaned', (address, clean) => {
    expect(cleanAddress(address)).toBe(clean);
  });

  it('of pictures, chats and first pages is none of an article, if there is another', () => {
    const others = ['https://site.example/', 'https://site.example/a.png', 'https://discord.com/channels/1/2/3'];
    expect(articleLike([...others, MILL])).toEqual([MILL]);
    expect(articleLike(others)).toEqual(others);
  });
});
