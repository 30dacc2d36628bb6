import { cutOff, turnTooLate } from '../errors/errors.ts'
import type { Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'
import type { ResourceTurns } from './resource-turns.ts'

/**
 * Lets a request of a resource wait for its turn. Its body is whole by then, so that a client which sends slowly keeps
 * no turn. The operator does not wait, and neither do sandboxes, whose stores are their own.
 */
export function takeTurns(turns: ResourceTurns): Step {
  return (exchange, next) => {
    const { caller } = exchange
    if (caller?.kind !== 'resource' || caller.sandbox !== undefined) return next()
    inTurn(turns, caller.resource, exchange, next)
  }
}

/**
 * Does the work of a request when its turn comes. The turn ends when the answer goes out. A request whose connection
 * was lost meanwhile is not begun: its client knows nothing of it, and may have sent it again. A request whose turn does
 * not come in time is refused, and nothing of it is done.
 */
export function inTurn(turns: ResourceTurns, resource: string, exchange: Exchange, work: () => void): void {
  turns.take(resource, {
    begin() {
      exchange.onAnswered(() => turns.end(resource))
      if (exchange.response.destroyed) exchange.refuse(cutOff)
      else work()
    },
    giveUp: () => exchange.refuse(exchange.response.destroyed ? cutOff : turnTooLate),
  })
}
