enum InterviewingPlaceholder {}
