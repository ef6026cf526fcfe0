import type { X509Certificate } from 'node:crypto';

/**
 * The title of a certificate, in one line: its subject. Without a subject (RFC 5280, section 4.1.2.6, allows
 * it), the first of its names, else its fingerprint.
 */
export function titleOf(certificate: X509Certificate): string {
  const [name] = certificate.subject ? [] : subjectNames(certificate);
  return oneLine(certificate.subject) || name || `${certificate.fingerprint256.slice(0, 23)}…`;
}

/** The title of a certificate's issuer, in one line. */
export function issuerTitle(certificate: X509Certificate): string {
  return oneLine(certificate.issuer) || 'an issuer without a name';
}

/** A distinguished name in one line. Node has undefined for an empty one, whatever its types say. */
export function oneLine(name: string | undefined): string {
  return (name ?? '').replace(/\n/g, ', ');
}

/**
 * The names that a certificate is valid for: DNS names and IP addresses of its subject alternative name
 * extension. The common name does not count (RFC 9525, section 6.3).
 */
export function subjectNames(certificate: X509Certificate): string[] {
  const names: string[] = [];
  for (const entry of splitAlternativeNames(certificate.subjectAltName ?? '')) {
    const colon = entry.indexOf(':');
    const kind = entry.slice(0, colon);
    if (kind === 'DNS' || kind === 'IP Address') names.push(unquote(entry.slice(colon + 1)));
  }
  return names;
}

/**
 * Whether a certificate's names cover a server name, with wildcards for one whole left-most label only (RFC
 * 9525, section 6.3).
 */
export function coversName(certificate: X509Certificate, serverName: string): boolean {
  const options = { subject: 'never', partialWildcards: false, multiLabelWildcards: false } as const;
  return certificate.checkHost(serverName, options) !== undefined;
}

/**
 * Node joins the entries with ", " and quotes, as a JSON string, any entry that itself contains something
 * odd.
 */
function splitAlternativeNames(text: string): string[] {
  return text.match(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g)?.map((entry) => entry.replace(/^ /, '')) ?? [];
}

function unquote(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}
