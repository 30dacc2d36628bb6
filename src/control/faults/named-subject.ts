import type { Subject } from './subject.ts'

/** What a request names: terms, numbers, or a record that has numbers. */
export type NamedSubject =
  | { readonly kind: 'terms'; readonly subject: Subject }
  | { readonly kind: 'numbers'; readonly phoneNumbers: readonly string[] }
  | { readonly kind: 'search'; readonly searchId: string }
  | { readonly kind: 'reservation'; readonly reservationId: string }
  | { readonly kind: 'operation'; readonly operationId: string }
  | { readonly kind: 'nothing' }
