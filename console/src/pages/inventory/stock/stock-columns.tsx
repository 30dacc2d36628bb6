import type { StockCount } from '../../../../generated/own.d.ts'
import { callingText, countryText, countText, smsText, typeText } from '../../../shared/format.ts'
import type { Column } from '../../../shared/grid/column.ts'
import { STATES } from './states.ts'

/** The columns of the table of stocks. */
export const STOCK_COLUMNS: readonly Column<StockCount>[] = [
  {
    id: 'country',
    title: 'Country',
    width: 'minmax(9rem, 1fr)',
    show: ({ country }) => countryText(country),
    sortBy: ({ country, areaCode }) => `${countryText(country)} ${areaCode}`,
  },
  {
    id: 'type',
    title: 'Type',
    width: 'minmax(6rem, 0.7fr)',
    show: ({ phoneNumberType }) => typeText(phoneNumberType),
    sortBy: ({ phoneNumberType }) => typeText(phoneNumberType),
  },
  {
    id: 'areaCode',
    title: 'Area code',
    width: 'minmax(5.5rem, 0.6fr)',
    show: ({ areaCode }) => areaCode,
    sortBy: ({ areaCode }) => areaCode,
  },
  {
    id: 'capabilities',
    title: 'Calls and SMS',
    width: 'minmax(14rem, 1.6fr)',
    show: ({ capabilities: { calling, sms } }) => `${callingText(calling)}. ${smsText(sms)}`,
  },
  ...STATES.map(
    ({ name, title }): Column<StockCount> => ({
      id: name,
      title,
      width: 'minmax(5rem, 0.5fr)',
      show: (stock) => countText(stock[name]),
      sortBy: (stock) => stock[name],
    }),
  ),
]
