import type { Text } from './locale.js'

/** What each check of class-validator asks for; {0} and {1} are the figures of the decorator. A decorator's `context` may say it better. */
export const ARGUMENT_TEXTS: Readonly<Record<string, Text>> = {
  isLength: { en: 'Give {0} to {1} characters.', id: 'Berikan {0} sampai {1} karakter.' },
  maxLength: { en: 'Give at most {0} characters.', id: 'Berikan paling banyak {0} karakter.' },
  isEmail: { en: 'Give an e-mail address, such as "rina@example.id".', id: 'Berikan alamat surel, misalnya "rina@example.id".' },
  isInt: { en: 'Give a whole number.', id: 'Berikan bilangan bulat.' },
  min: { en: 'Give {0} or more.', id: 'Berikan {0} atau lebih.' },
  max: { en: 'Give {0} or less.', id: 'Berikan {0} atau kurang.' },
  arrayNotEmpty: { en: 'Give at least one.', id: 'Berikan sekurang-kurangnya satu.' },
  arrayMinSize: { en: 'Give at least {0}.', id: 'Berikan sekurang-kurangnya {0}.' },
  arrayMaxSize: { en: 'Give at most {0}.', id: 'Berikan paling banyak {0}.' },
  arrayUnique: { en: 'Give each only once.', id: 'Berikan masing-masing hanya sekali.' },
}
