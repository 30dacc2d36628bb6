import { sandboxNotFound } from '../errors/control-errors.ts'
import { badRequest, methodNotAllowed, pathNotFound } from '../errors/errors.ts'
import { answerFault, type FaultLog, type Step } from './create-pipeline.ts'
import { PARAMETER_LIMIT } from './router.ts'

/** Answers an exchange by the operation of its target, or refuses a target without one. */
export function serveOperation(log: FaultLog): Step {
  return (exchange) => {
    const { destination, method, target, use, within } = exchange
    switch (destination.kind) {
      case 'operation': {
        const { operation, parameters } = destination
        const answer = () => operation.serve(exchange, parameters)
        const serve = () => (within === undefined ? answer() : within(answer))
        if (use?.ended.aborted) return exchange.refuse(sandboxNotFound(exchange.controlled?.name ?? ''))
        const served = use === undefined ? serve() : use.work(serve)
        served?.catch((error: unknown) => answerFault(exchange, error, log))
        return
      }
      case 'otherMethod':
        return exchange.refuse(
          methodNotAllowed(
            method,
            target.path,
            destination.allowed.map((operation) => operation.method),
          ),
        )
      case 'unknown':
        return exchange.refuse(pathNotFound(method, target.path))
      case 'badEncoding':
        return exchange.refuse(badRequest('The path is not validly percent-encoded.'))
      case 'longParameter':
        return exchange.refuse(badRequest(`A part of the path is longer than ${PARAMETER_LIMIT} characters.`))
    }
  }
}
