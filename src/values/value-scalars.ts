import { calendarDate } from './calendar-date.js'
import { currencyCode } from './currency.js'
import { Decimal, decimalText, givenDecimal } from './decimal.js'
import { regionCode } from './region.js'
import { textScalar } from './text-scalar.js'
import { unitCode } from './unit.js'

export const DecimalScalar = textScalar<string>({
  name: 'Decimal',
  description: 'An exact decimal number as text in its shortest spelling, such as "1250.5": no exponent, no thousands separator. '
    + 'At most 20 digits before the point and 20 after it. Numbers without quotes are refused, because floats lose digits.',
  example: '1250.5',
  read: givenDecimal,
  write: (value) => decimalText(typeof value === 'string' || value instanceof Decimal ? value : Number(value)),
})

export const DateScalar = textScalar<string>({
  name: 'Date',
  description: 'A day of the calendar as YYYY-MM-DD, in the time zone of the place that it is about.',
  specifiedByURL: 'https://datatracker.ietf.org/doc/html/rfc3339#section-5.6',
  example: '2026-11-24',
  read: calendarDate,
  write: (value) => calendarDate(String(value)),
})

export const CurrencyCodeScalar = textScalar<string>({
  name: 'CurrencyCode',
  description: 'A currency: a code of ISO 4217 in capitals, such as "IDR".',
  specifiedByURL: 'https://www.iso.org/iso-4217-currency-codes.html',
  example: 'IDR',
  read: currencyCode,
  write: String,
})

export const UnitCodeScalar = textScalar<string>({
  name: 'UnitCode',
  description: 'A unit of measure: a code of UN/CEFACT Recommendation 20, such as "MTK" (square metre), "H87" (piece) or "KGM" (kilogram).',
  specifiedByURL: 'https://unece.org/trade/uncefact/cl-recommendations',
  example: 'MTK',
  read: unitCode,
  write: String,
})

export const RegionCodeScalar = textScalar<string>({
  name: 'RegionCode',
  description: 'A region of Indonesia: the code of the Ministry of Home Affairs (Kemendagri) for a province ("31"), '
    + 'regency or city ("31.71"), district ("31.71.01") or village ("31.71.01.1001").',
  example: '31.71',
  read: regionCode,
  write: String,
})
