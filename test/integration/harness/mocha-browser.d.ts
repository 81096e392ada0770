/** The build of Mocha for browsers and workers; it defines the global `mocha`. */
declare module 'mocha/mocha.js';
