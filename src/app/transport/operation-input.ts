import { badInput, type DomainError } from '../../platform/errors.js'

/** The four parameters of GraphQL over HTTP, of the right kinds; they are the same over WebSocket. */
export interface OperationInput {
  query: string
  operationName: string | null
  variables: Readonly<Record<string, unknown>> | null
  extensions: Readonly<Record<string, unknown>> | null
}

/** @throws BAD_INPUT that names the parameter */
export function readOperationInput(given: unknown): OperationInput {
  if (Array.isArray(given)) {
    throw badInput([], { en: 'Batches are not offered: send one operation per request.', id: 'Kumpulan operasi tidak tersedia: kirim satu operasi per permintaan.' })
  }
  if (!isObject(given)) throw badInput([], { en: 'The request is not a JSON object.', id: 'Permintaan bukan objek JSON.' })
  const { query, operationName, variables, extensions } = given
  if (typeof query !== 'string') throw wrongKind('query', { en: 'the text of an operation', id: 'teks sebuah operasi' })
  if (operationName != null && typeof operationName !== 'string') throw wrongKind('operationName', { en: 'a text', id: 'teks' })
  if (variables != null && !isObject(variables)) throw wrongKind('variables', { en: 'a JSON object', id: 'objek JSON' })
  if (extensions != null && !isObject(extensions)) throw wrongKind('extensions', { en: 'a JSON object', id: 'objek JSON' })
  return { query, operationName: operationName || null, variables: variables ?? null, extensions: extensions ?? null }
}

function wrongKind(parameter: string, expected: { en: string; id: string }): DomainError {
  return badInput([parameter], { en: `"${parameter}" has to be ${expected.en}.`, id: `"${parameter}" harus berupa ${expected.id}.` })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
