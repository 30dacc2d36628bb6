import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { shareConnections } from '../../../src/storage/postgres/share-connections.ts'

/** A server that refuses new connections once it has `most`, or does not answer them. */
function givenServer({
  most,
  size = 10,
  answers = true,
}: {
  most: number
  size?: number
  answers?: boolean
}) {
  const error = new Error('too many connections')
  const server = { most, made: 0, tried: 0, now: 0, error, waiting: Promise.resolve() }
  const idle: { release(broken?: boolean): void }[] = []
  const make = () => {
    server.made += 1
    const connection = {
      release(broken?: boolean) {
        if (broken) server.made -= 1
        else idle.push(connection)
      },
    }
    return connection
  }
  const { connect } = shareConnections(
    {
      async connect() {
        const kept = idle.pop()
        if (kept !== undefined) return kept
        server.tried += 1
        await server.waiting
        if (server.made < server.most) return make()
        if (!answers) return new Promise<never>(() => {})
        throw server.error
      },
      idle: () => idle.length,
    },
    { size, waitMs: 3_000, steadyNow: () => server.now },
  )
  return { server, connect }
}

const MANY = 50

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('Callers of a server that refuses more connections', () => {
  it('take turns with the open ones, in the order of their calls', async () => {
    const { server, connect } = givenServer({ most: 2 })
    const served: number[] = []
    const call = async (nth: number) => {
      const connection = await connect()
      served.push(nth)
      connection.release()
    }
    await Promise.all(Array.from({ length: MANY }, (_, nth) => call(nth)))
    expect(served).toEqual([...served].sort((one, other) => one - other))
    expect(served).toHaveLength(MANY)
    expect(server.made).toBe(2)
    // The first ten at once, and none again for each caller.
    expect(server.tried).toBe(10)
  })

  it('take turns also where the server does not answer a new connection', async () => {
    const { connect } = givenServer({ most: 2, answers: false })
    const calls = Array.from({ length: MANY }, async () => (await connect()).release())
    await Promise.all(calls)
  })

  it('fail with the refusal where no connection is open, and try anew at the next call', async () => {
    const { server, connect } = givenServer({ most: 0 })
    const failed = await Promise.allSettled(Array.from({ length: MANY }, connect))
    expect(new Set(failed.map((result) => result.status === 'rejected' && result.reason))).toEqual(
      new Set([server.error]),
    )
    server.most = 1
    await (await connect()).release()
    expect(server.made).toBe(1)
  })

  it('share one attempt while no connection is open, with one more each second, and get all of them when one succeeds', async () => {
    const { server, connect } = givenServer({ most: 0, size: 3 })
    await Promise.allSettled(Array.from({ length: MANY }, connect))
    server.tried = 0
    await Promise.allSettled(Array.from({ length: MANY }, connect))
    expect(server.tried).toBe(1)
    let answer = () => {}
    server.waiting = new Promise<void>((resolve) => {
      answer = resolve
    })
    const calls = Array.from({ length: 3 }, connect)
    expect(server.tried).toBe(2)
    server.now += 1_000
    calls.push(connect(), connect())
    expect(server.tried).toBe(3)
    server.most = 10
    answer()
    const first = await Promise.all(calls.slice(0, 3))
    expect(server.made).toBe(3)
    for (const connection of first) connection.release()
    await Promise.all(calls)
  })

  it('fail with the refusal where no open connection becomes free in time', async () => {
    const { server, connect } = givenServer({ most: 1 })
    await connect()
    const waiting = expect(connect()).rejects.toBe(server.error)
    await vi.advanceTimersByTimeAsync(3_000)
    await waiting
  })

  it('fail with the refusal where the last connection that was open is lost', async () => {
    const { server, connect } = givenServer({ most: 1 })
    const only = await connect()
    const waiting = expect(connect()).rejects.toBe(server.error)
    await vi.advanceTimersByTimeAsync(0)
    server.most = 0
    only.release(true)
    await waiting
  })

  it('try one more connection each second, and the next ones at once when the server gives one', async () => {
    const { server, connect } = givenServer({ most: 1, size: 4 })
    const calls = Array.from({ length: MANY }, connect)
    const first = await calls[0]
    await vi.advanceTimersByTimeAsync(0)
    expect(server.tried).toBe(4)
    const again = async () => {
      calls.push(connect(), connect())
      await vi.advanceTimersByTimeAsync(0)
    }
    await again()
    expect(server.tried).toBe(4)
    server.now += 1_000
    await again()
    expect(server).toMatchObject({ made: 1, tried: 5 })
    server.most = 10
    await again()
    expect(server.made).toBe(1)
    server.now += 1_000
    await again()
    expect(server.made).toBe(4)
    first?.release()
    await Promise.all(calls.map(async (call) => (await call).release()).slice(1))
    expect(server.made).toBe(4)
  })

  it('try none at once when they get a connection that was open before', async () => {
    const { server, connect } = givenServer({ most: 2, size: 4 })
    await Promise.all(Array.from({ length: MANY }, async () => (await connect()).release()))
    const { tried } = server
    for (let round = 0; round < 3; round += 1)
      await Promise.all(Array.from({ length: MANY }, async () => (await connect()).release()))
    expect(server.tried).toBe(tried)
  })
})

describe('Callers of a server that gives connections', () => {
  it('have no more than there may be, and get one that was released', async () => {
    const { server, connect } = givenServer({ most: 100, size: 4 })
    await Promise.all(Array.from({ length: MANY }, async () => (await connect()).release()))
    expect(server.made).toBe(4)
  })

  it('get a new one in place of a broken one', async () => {
    const { server, connect } = givenServer({ most: 1, size: 1 })
    const broken = await connect()
    const waiting = connect()
    broken.release(true)
    ;(await waiting).release()
    expect(server.tried).toBe(2)
  })

  it('fail where none becomes free in time', async () => {
    const { connect } = givenServer({ most: 1, size: 1 })
    await connect()
    const waiting = expect(connect()).rejects.toThrow('No connection became free in time')
    await vi.advanceTimersByTimeAsync(3_000)
    await waiting
  })
})
