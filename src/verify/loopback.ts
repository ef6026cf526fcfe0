/** Whether an address is one of this machine's own loopback addresses (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3). */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^127\./.test(address);
}
