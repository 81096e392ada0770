import { MACHINE } from '../annotation/model';

/** Put in by the build, from package.json. */
declare const MARGINALIA_VERSION: string;

/** How this program is named in the marks that it makes: `marginalia 1.0.0`. */
export const PROGRAM = `${MACHINE} ${MARGINALIA_VERSION}`;
