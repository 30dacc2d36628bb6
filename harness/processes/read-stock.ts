import pg from 'pg'
import { MISPLACED } from '../../test/storage/one-place.ts'
import { MARKET_NAMES, MARKETS } from './markets.ts'

const STOCK = `
  SELECT '+' || number AS number FROM stock JOIN block ON block.stock = stock.id, generate_series(first, last) AS number
  WHERE country = $1 AND area_code = $2 AND number_type = 'geographic' AND calling > 0 ORDER BY number`

/**
 * The numbers of each market, read from the database: to search for them would give each of them a row, and no client
 * would find an untouched number.
 */
export async function readStock(connection: pg.ClientConfig): Promise<Record<string, readonly string[]>> {
  return withClient(connection, async (client) => {
    const stock: Record<string, readonly string[]> = {}
    for (const market of MARKET_NAMES) {
      const { country, areaCode, size } = MARKETS[market]
      const { rows } = await client.query<{ number: string }>(STOCK, [country, areaCode])
      if (rows.length !== size) throw new Error(`${market} has ${rows.length} numbers, and not ${size}`)
      stock[market] = rows.map(({ number }) => number)
    }
    return stock
  })
}

/** Whether each number is in exactly one place. Answers the faults, one line each. */
export async function findMisplaced(connection: pg.ClientConfig): Promise<string[]> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(MISPLACED)
    return Object.entries(rows[0] ?? {})
      .filter(([, count]) => Number(count) !== 0)
      .map(([fault, count]) => `${count} ${fault}`)
  })
}

async function withClient<T>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  return work(client).finally(() => client.end())
}
