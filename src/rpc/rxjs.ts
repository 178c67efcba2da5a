// The part of rxjs that loads at once, from its own module. The index of rxjs would load all that any later chunk uses of
// it, `@polkadot/api` included: bundlers that split code decide by file, and everything imports the index.
// Public declarations name the types of "rxjs" itself: not every resolver of types finds this module.
export { Observable } from "rxjs/internal/Observable";
