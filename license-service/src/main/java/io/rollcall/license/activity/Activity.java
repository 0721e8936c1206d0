package io.rollcall.license.activity;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import java.time.Instant;

/** Somebody used what a seat type is for. */
public record Activity(UserId userId, SeatTypeKey seatType, Instant at) {}
