export { NUMBER_STATES, type NumberStateName } from '../numbering/number-states.ts'
