"""The Interact Toolkit: plan, run, print and report structured events with young people."""
