import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { areaCode, firstNumber } from './area-codes.ts'
import { SCATTER } from './stock-plan.ts'

/** The stocks among which scattered numbers are divided. */
const STOCKS = 10
/** Every `GAP`th number of a stock is there, so that no two numbers follow each other. */
const GAP = 8

/** The same rows as an import reads them, and as the tables of an inventory have them. */
export interface ScatteredFiles {
  readonly csv: string
  /** The columns stock, position, first and last of `block`, separated by tabs. */
  readonly blocks: string
  /** The columns first, last, stock, place and entry of `untouched`. */
  readonly pieces: string
}

/** Writes rows of one number each, in no order. */
export async function writeScattered(directory: string, rows: number): Promise<ScatteredFiles> {
  const names = { csv: 'rows.csv', blocks: 'blocks.tsv', pieces: 'pieces.tsv' } as const
  const files = {
    csv: join(directory, names.csv),
    blocks: join(directory, names.blocks),
    pieces: join(directory, names.pieces),
  }
  const each = Math.ceil(rows / STOCKS)
  const streams = [files.csv, files.blocks, files.pieces].map((file) => createWriteStream(file))
  const positions = new Array<number>(STOCKS).fill(0)
  let texts = ['number,country,type,areaCode,calling,sms\n', '', '']

  async function flush(): Promise<void> {
    for (const [nth, stream] of streams.entries()) {
      if (!stream.write(texts[nth] ?? '')) await once(stream, 'drain')
    }
    texts = ['', '', '']
  }

  for (let nth = 0; nth < rows; nth += 1) {
    const place = Number((BigInt(nth) * BigInt(SCATTER)) % BigInt(rows))
    const stock = Math.floor(place / each)
    const number = firstNumber(stock) + (place % each) * GAP
    const position = positions[stock] ?? 0
    positions[stock] = position + 1
    texts[0] += `+${number},US,geographic,${areaCode(stock)},inbound+outbound,none\n`
    texts[1] += `${stock + 1}\t${position}\t${number}\t${number}\n`
    texts[2] += `${number}\t${number}\t${stock + 1}\t${position}\t1\n`
    if (nth % 1_000 === 0) await flush()
  }
  await flush()
  await Promise.all(streams.map((stream) => once(stream.end(), 'close')))
  return files
}
