import type { Archive } from '../../port/archive-store.ts'
import { integer, type Row, text } from '../../rows/row.ts'
import type { Access } from '../access.ts'

/** Each time that the trail was archived, the last one first. */
export async function readArchives(read: Access['read']): Promise<readonly Archive[]> {
  return (await read('SELECT archived, sequence, at, author FROM opening ORDER BY archived DESC')).map(
    toArchive,
  )
}

function toArchive(row: Row): Archive {
  return {
    at: integer(row, 'at'),
    author: JSON.parse(text(row, 'author')),
    through: integer(row, 'archived'),
    opening: integer(row, 'sequence'),
  }
}
