import type { Calls, Constants, Errors, Events, Storage } from "../../../../generated/v1/pallets.ts";
import { defineItem } from "../frame/define-item.ts";
import * as failure from "../frame/failure.ts";
import * as surface from "../frame/pallet-types.ts";

/** A storage item of this generation, with its types in the metadata. */
export const item = defineItem as surface.ItemIn<Storage>;

/** Deposits an event of this generation. */
export const emit: surface.Emit<Events> = surface.emit;

/** A constant of this generation. */
export const constant: surface.ConstantOf<Constants> = surface.constant;

/** Fails the call with an error of a pallet. */
export const fail: surface.Fail<Errors> = failure.fail;

/** Fails the call with an error of a pallet unless `condition` holds. */
export const ensure: surface.Ensure<Errors> = failure.ensure;

/** Implementation of some of a pallet's calls. */
export type PalletCalls<P extends keyof Calls> = surface.CallsOf<Calls[P]>;
