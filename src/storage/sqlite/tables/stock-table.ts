import { capabilityBits } from '../../../numbering/capabilities.ts'
import { matchingStocks, type Stock, type StockSelector } from '../../../numbering/stock.ts'
import type { SqliteDatabase } from '../database.ts'
import { capabilities, integer, numberType, text } from '../row.ts'

export interface StockRow extends Stock {
  readonly id: number
}

export interface StockTable {
  /** The stocks that serve the selector, best first. */
  matching(selector: StockSelector): readonly StockRow[]
  /** The id of this stock, which is added if there is none. */
  ensure(stock: Stock): number
  find(id: number): StockRow
  /** Forgets what it remembers; the next question reads the table. */
  forget(): void
}

/**
 * The stocks are a few hundred rows that seldom change, so they are kept in memory, and so are the
 * answers to "which of them serve this", by everything but the area code, which clients choose freely.
 */
export function stockTable(database: SqliteDatabase): StockTable {
  const select = database.prepare('SELECT * FROM stock ORDER BY id')
  const insert = database.prepare(
    'INSERT INTO stock (country, number_type, area_code, calling, sms) VALUES (?, ?, ?, ?, ?)',
  )
  let stocks: Map<number, StockRow> | undefined
  const matches = new Map<string, Match>()

  function all(): Map<number, StockRow> {
    stocks ??= new Map(
      select.all().map((row) => {
        const stock: StockRow = {
          id: integer(row, 'id'),
          country: text(row, 'country'),
          numberType: numberType(row),
          areaCode: text(row, 'area_code'),
          capabilities: capabilities(row),
        }
        return [stock.id, stock]
      }),
    )
    return stocks
  }

  function forget() {
    stocks = undefined
    matches.clear()
  }

  return {
    forget,
    matching({ areaCode, ...selector }) {
      const { country, numberType, capabilities } = selector
      const key = `${country} ${numberType} ${capabilities.calling} ${capabilities.sms}`
      let match = matches.get(key)
      if (match === undefined) {
        match = groupByAreaCode(matchingStocks(all().values(), selector))
        matches.set(key, match)
      }
      return areaCode === undefined ? match.all : (match.byAreaCode.get(areaCode) ?? [])
    },
    ensure(stock) {
      const { country, numberType, areaCode, capabilities } = stock
      const [same] = matchingStocks(all().values(), stock).filter(
        (candidate) =>
          candidate.capabilities.calling === capabilities.calling &&
          candidate.capabilities.sms === capabilities.sms,
      )
      if (same !== undefined) return same.id
      const calling = capabilityBits(capabilities.calling)
      const { lastInsertRowid } = insert.run(
        country,
        numberType,
        areaCode,
        calling,
        capabilityBits(capabilities.sms),
      )
      forget()
      return lastInsertRowid
    },
    find(id) {
      const stock = all().get(id)
      if (stock === undefined) throw new Error(`There is no stock ${id}`)
      return stock
    },
  }
}

interface Match {
  readonly all: readonly StockRow[]
  readonly byAreaCode: ReadonlyMap<string, readonly StockRow[]>
}

function groupByAreaCode(all: readonly StockRow[]): Match {
  const byAreaCode = new Map<string, StockRow[]>()
  for (const stock of all) {
    const group = byAreaCode.get(stock.areaCode)
    if (group === undefined) byAreaCode.set(stock.areaCode, [stock])
    else group.push(stock)
  }
  return { all, byAreaCode }
}
