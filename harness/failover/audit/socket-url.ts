import { PAIR_USER, type PairMember } from '../../../test/support/postgres/pair-member.ts'

/** The URL of a member for a command of the program: over its socket, past the proxies. */
export function socketUrl({ host, port }: Pick<PairMember, 'host' | 'port'>): string {
  return `postgres:///postgres?host=${encodeURIComponent(host)}&port=${port}&user=${PAIR_USER}`
}
