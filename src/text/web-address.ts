/** No address that is looked for is longer. UTF-16 units. */
const LONGEST = 254;

/** Top-level domains that are not mistaken for a word behind a full stop without a space (« M.de Vigny »). */
const DOMAINS = new Set(
  (
    'com org net info int gov edu mil eu fr be ch ca lu uk ma dz tn mr sn ci ml bf ne tg bj cm cd cg ga td mg bzh ' +
    'paris brussels africa'
  ).split(' '),
);

const ADDRESS = /^(?:[a-z\d_%+.-]+@)?(?:[a-z\d][a-z\d-]*\.)+([a-z]{2,})$/iu;

/**
 * Where the host name or e-mail address ends whose first letters and digits are `[at, end)`: « navetteurs.be »,
 * « www.example.de », « j.dupre@mairie.example ». `end` where there is none. Looks at a bounded stretch.
 */
export function addressEnd(text: string, at: number, end: number): number {
  if (!isJoint(text.charCodeAt(end)) || isJoint(text.charCodeAt(at - 1))) return end;
  const most = Math.min(text.length, at + LONGEST);
  let stop = at;
  while (stop < most && isAddressCode(text.charCodeAt(stop))) stop += 1;
  if (/[\p{L}\p{M}\p{N}]/u.test(text.charAt(stop))) return end;
  while (stop > end && !isLetterCode(text.charCodeAt(stop - 1))) stop -= 1;
  if (stop <= end) return end;
  const address = text.slice(at, stop);
  const domain = ADDRESS.exec(address)?.[1];
  if (domain === undefined || domain !== domain.toLowerCase()) return end;
  if (address.includes('@') || address.startsWith('www.')) return stop;
  return DOMAINS.has(domain) && /[a-z][a-z\d-]+$/iu.test(address.slice(0, -domain.length - 1)) ? stop : end;
}

/** `.`, `@` or `_` */
function isJoint(code: number): boolean {
  return code === 0x2e || code === 0x40 || code === 0x5f;
}

function isLetterCode(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

function isAddressCode(code: number): boolean {
  return (
    isLetterCode(code) || (code >= 0x30 && code <= 0x39) || isJoint(code) || '%+-'.includes(String.fromCharCode(code))
  );
}
