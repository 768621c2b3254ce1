import { DecimalType } from '@mikro-orm/core'
import { trimDecimalText } from './decimal.js'

/** A numeric column read as canonical decimal text: "12.5000" arrives as "12.5". */
export class DecimalColumn extends DecimalType {
  constructor() {
    super('string')
  }

  override convertToJSValue(value: string): string {
    return trimDecimalText(String(value))
  }
}
