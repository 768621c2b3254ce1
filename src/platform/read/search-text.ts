import { badInput } from '../errors.js'

const MOST_CHARACTERS = 200

/** PostgreSQL brings no Indonesian stop words, and each language lets those of the other through. "or" is not among them: it is an operator. */
const STOP_WORDS = [
  'yang', 'dan', 'atau', 'di', 'ke', 'dari', 'untuk', 'dengan', 'pada', 'oleh', 'dalam', 'sebagai', 'adalah', 'ini', 'itu', 'para', 'serta', 'juga',
  'the', 'a', 'an', 'of', 'and', 'for', 'in', 'on', 'to', 'with', 'at', 'by', 'from', 'is', 'are',
]

/** What is quoted, to be kept as it is, or a stop word that stands by itself. */
const QUOTED_OR_STOP_WORD = new RegExp(`("[^"]*")|(?<!\\S)(?:${STOP_WORDS.join('|')})(?![^\\s,.;:!?])`, 'gi')

/**
 * What somebody types into a search box, as `websearch_to_tsquery` shall read it: without the words that everything contains.
 * @throws BAD_INPUT for a text that is too long
 */
export function searchText(typed: string, path: readonly string[]): string {
  if (typed.length > MOST_CHARACTERS) {
    throw badInput(path, { en: `A search has at most ${MOST_CHARACTERS} characters.`, id: `Pencarian paling banyak ${MOST_CHARACTERS} karakter.` })
  }
  return typed.replaceAll('\0', ' ').replace(QUOTED_OR_STOP_WORD, (_, quoted: string | undefined) => quoted ?? ' ')
}
