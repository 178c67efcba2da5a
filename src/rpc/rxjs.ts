// The parts of rxjs that load at once, each from its own module. The index of rxjs would load all that any later chunk
// uses of it, `@polkadot/api` included: bundlers that split code decide by file, and everything imports the index.
// Public declarations name the types of "rxjs" itself: not every resolver of types finds these modules.
export { BehaviorSubject } from "rxjs/internal/BehaviorSubject";
export { Observable } from "rxjs/internal/Observable";
export { ReplaySubject } from "rxjs/internal/ReplaySubject";
