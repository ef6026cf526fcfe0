/** `host:port`, with brackets around an IPv6 address (RFC 3986, section 3.2.2). No other host has a colon. */
export function hostPort(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether an address is a loopback address (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^127\./.test(address);
}
