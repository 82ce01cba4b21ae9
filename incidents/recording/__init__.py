"""From extractions to rows: proposals only, recorded again without doubling, and never over a human decision.

Extraction -> draft()      unsaved rows, each claim with the name of its proposal
           -> reconcile()  against what is stored: what to add, change, drop or call stale
           -> Changes      written in a handful of statements for a whole batch
"""

from incidents.recording.record import Reading, Recorded, record
from incidents.recording.references import RecordingError, References

__all__ = ["Reading", "Recorded", "RecordingError", "References", "record"]
