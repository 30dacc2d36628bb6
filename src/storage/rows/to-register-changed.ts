import type { RegisterChanged } from '../port/register-store.ts'
import { integer, type Row, text } from './row.ts'

/** The change in a row of `register_change`, whose JSON comes as text. */
export function toRegisterChanged(row: Row): RegisterChanged {
  return {
    version: integer(row, 'version'),
    at: integer(row, 'at'),
    author: JSON.parse(text(row, 'author')),
    changes: JSON.parse(text(row, 'changes')),
  }
}
